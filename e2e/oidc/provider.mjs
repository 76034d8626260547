// A real OpenID Connect provider on loopback for the stories of crates/access: prints its address when it listens.
// Usage: node provider.mjs REDIRECT_URI. Whoever signs in is called by what they type; `login` decides the claims.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect] = process.argv.slice(2);

// The server listens before the provider exists, because the issuer holds the port.
let answer = (_, response) => response.writeHead(503).end();
const server = createServer((request, response) => answer(request, response));

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'samenkracht',
      client_secret: 'a secret for a story that nobody else reads',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    pkce: { required: () => true },
    scopes: ['openid', 'email'],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    // Half of the providers keep the address out of the ID token; ours asks for it apart.
    conformIdTokenClaims: true,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id.replace(/^(unverified|strong)-/, '')}@buurt.example`,
        email_verified: !id.startsWith('unverified-'),
      }),
    }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key for a story'] },
  });
  const callback = provider.callback();

  // Instead of a form: the query `login` of the interaction says who signs in, and everything asked is granted.
  answer = async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith('/interaction/') || !url.searchParams.has('login')) return callback(request, response);
    const login = url.searchParams.get('login');
    const { params, grantId } = await provider.interactionDetails(request, response);
    const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId: login, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const amr = login.startsWith('strong-') ? ['pwd', 'otp', 'mfa'] : ['pwd'];
    await provider.interactionFinished(request, response, {
      login: { accountId: login, amr },
      consent: { grantId: await grant.save() },
    }, { mergeWithLastSubmission: true });
  };
  process.stdout.write(`${issuer}\n`);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
