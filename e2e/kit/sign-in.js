export async function signIn() {
  throw new Error("nobody can sign in yet");
}
