import { readFileSync } from "node:fs";

// Every page of the program and every state worth seeing, in every role that sees something of its own.
//
// route   the line in docs/routes.txt this shows; a page without one is a state of no route, such as 404
// at      the address, when it is not the route itself
// as      who looks (kit/sign-in.js); nobody signed in when left out
// does    what the visitor does there before the page is looked at, such as sending a form with mistakes
// status  what the program answers, 200 when left out
export const pages = [
  { route: "/" },
  { route: "/aanbod" },
  { name: "search with filters", route: "/aanbod", at: "/aanbod?q=koken&dagdeel=avond&kosten=gratis" },
  { name: "search, mended spelling", route: "/aanbod", at: "/aanbod?q=schildren" },
  { name: "search, second page", route: "/aanbod", at: "/aanbod?pagina=2" },
  { name: "search, nothing found", route: "/aanbod", at: "/aanbod?q=onderwaterhockey" },
  { name: "search, an unknown filter", route: "/aanbod", at: "/aanbod?wijk=atlantis" },
  { name: "search, near and quiet", route: "/aanbod", at: "/aanbod?q=koken&vanaf=holtenbroek-i&binnen=10-minuten-fietsen&omstandigheden=rustig" },
  { name: "search, what is unknown too", route: "/aanbod", at: "/aanbod?omstandigheden=rustig&onbekend=ook&plek=vrij" },
  { name: "search, an unknown postcode", route: "/aanbod", at: "/aanbod?postcode=9999ZZ" },
  { name: "search, too much asked", route: "/aanbod", at: "/aanbod?q=koken&taal=dse&omstandigheden=rustig&kosten=vast-bedrag" },
  { name: "search, a cry for help", route: "/aanbod", at: "/aanbod?q=ik+wil+niet+meer+leven" },
  { name: "an offer", route: "/aanbod/{id}", at: foundAs("rustig koken") },
  { name: "an offer that is gone", route: "/aanbod/{id}", at: "/aanbod/00000000-0000-7000-8000-000000000000", status: 404 },
  { route: "/cijfers" },
  { name: "no figures found", route: "/cijfers", at: "/cijfers?q=onderwaterhockey" },
  { route: "/cijfers/{slug}", at: "/cijfers/inwoners-65-plus" },
  { name: "a modelled figure", route: "/cijfers/{slug}", at: "/cijfers/eenzaam-18-plus" },
  { name: "an ambiguous figure", route: "/cijfers/{slug}", at: "/cijfers/mantelzorg-18-plus" },
  { route: "/cijfers/nieuw", as: "adviser" },
  { name: "a new figure with mistakes", at: "/cijfers/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { route: "/cijfers/{slug}/wijzigen", at: "/cijfers/inwoners/wijzigen", as: "adviser" },
  { route: "/cijfers/invoer", as: "adviser" },
  { name: "bringing in no figures", at: "/cijfers/invoer", as: "adviser", does: send("Bekijk het bestand", "Look at the file"), status: 422 },
  { name: "what a file of figures would bring", route: "/cijfers/invoer/{id}", at: putFigures(), as: "adviser" },
  { route: "/enquetes" },
  { route: "/enquetes/{slug}", at: "/enquetes/buurt-voor-buurt" },
  { route: "/enquetes/nieuw", as: "adviser" },
  { name: "a new survey with mistakes", at: "/enquetes/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { route: "/enquetes/{slug}/vragenlijst", at: "/enquetes/buurt-voor-buurt/vragenlijst", as: "adviser" },
  { route: "/enquetes/{slug}/peilingen/nieuw", at: "/enquetes/buurt-voor-buurt/peilingen/nieuw", as: "adviser" },
  { name: "a wave without custody", route: "/enquetes/{slug}/peilingen/{period}", at: "/enquetes/buurt-voor-buurt/peilingen/2024", as: "adviser" },
  { name: "bringing in answers", route: "/enquetes/{slug}/peilingen/{period}/antwoorden", at: ownWave("/antwoorden"), as: "adviser" },
  { name: "answers that tell who somebody is", at: ownWave("/antwoorden"), as: "adviser", does: putNames, status: 422 },
  { name: "what a file of answers would bring", route: "/enquetes/{slug}/peilingen/{period}/antwoorden/{id}", at: putAnswers, as: "adviser" },
  { name: "weighing a wave", route: "/enquetes/{slug}/peilingen/{period}/weging", at: ownWave("/weging"), as: "adviser" },
  { name: "who may work with answers", route: "/enquetes/{slug}/peilingen/{period}/lezers", at: ownWave("/lezers"), as: "adviser" },
  { route: "/buurten" },
  { route: "/buurten/{code}", at: "/buurten/BU01933010" },
  { name: "a neighbourhood, one topic", route: "/buurten/{code}", at: "/buurten/BU01933010?thema=contact" },
  { route: "/buurten/{code}/notitie", at: "/buurten/BU01933010/notitie", as: "adviser" },
  { route: "/bereik" },
  { name: "the reach of the oldest, with a new place", route: "/bereik", at: "/bereik?voor=75-plus&wat=ontmoeten&nieuw=BU01933010" },
  { name: "the reach of something unknown", route: "/bereik", at: "/bereik?voor=reuzen&wat=muziek" },
  { route: "/indexen" },
  { route: "/indexen/{slug}", at: "/indexen/sociale-index" },
  { name: "a draft of an index, to its maker", route: "/indexen/{slug}/versie/{number}", at: "/indexen/sociale-index/versie/2", as: "adviser" },
  { name: "how a score was made", route: "/indexen/{slug}/versie/{number}/gebied/{code}", at: "/indexen/ouderenindex/versie/1/gebied/WK019330" },
  { name: "two versions of an index", route: "/indexen/{slug}/vergelijken", at: "/indexen/sociale-index/vergelijken?een=1&ander=2", as: "adviser" },
  { name: "the recipe of an index", route: "/indexen/{slug}/versie/{number}/wijzigen", at: "/indexen/sociale-index/versie/2/wijzigen", as: "adviser" },
  { name: "a recipe with mistakes", at: "/indexen/sociale-index/versie/2/wijzigen", as: "adviser", does: wrongRecipe, status: 422 },
  { name: "retiring an index", route: "/indexen/{slug}/versie/{number}/stap/{step}", at: "/indexen/sociale-index/versie/2/stap/retire", as: "adviser" },
  { route: "/indexen/nieuw", as: "adviser" },
  { name: "a new index with mistakes", at: "/indexen/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { route: "/signalen", as: "adviser" },
  { name: "a signal", route: "/signalen/{id}", at: card("/signalen"), as: "adviser" },
  { name: "what people say of a signal", route: "/signalen/{id}/duiding", at: card("/signalen", "/duiding"), as: "adviser" },
  { name: "saying nothing of a signal", at: card("/signalen", "/duiding"), as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "setting a signal aside", route: "/signalen/{id}/opzij", at: card("/signalen", "/opzij"), as: "adviser" },
  { route: "/aanbod/kaart" },
  { name: "the map, nearer, of one question", route: "/aanbod/kaart", at: "/aanbod/kaart?q=koken&kijk=203000,503000,2000" },
  { name: "nothing kept", route: "/bewaard" },
  { name: "a kept list", route: "/bewaard", does: keep("koken", 3) },
  { name: "a shared list with an offer that is gone", route: "/bewaard", at: "/bewaard?a=AYkAAAAAcACAAAAAAAAABw" },
  { name: "the card to take home", route: "/bewaard/kaartje", does: keep("koken", 3, "/bewaard/kaartje") },
  { route: "/inloggen" },
  { name: "signing in with mistakes", at: "/inloggen", does: send("Inloggen"), status: 422 },
  { name: "a page for who is signed in", at: "/account" },
  { route: "/account/tweede-stap", as: "editor" },
  { route: "/account", as: "coordinator" },
  { name: "a dead invitation", route: "/uitnodiging/{link}", at: "/uitnodiging/verlopen", status: 404 },
  { name: "a dead link", route: "/wachtwoord/{link}", at: "/wachtwoord/verlopen", status: 404 },
  { route: "/mijn-aanbod", as: "coordinator" },
  { route: "/mijn-aanbod/nieuw", as: "coordinator" },
  { name: "a new offer with mistakes", at: "/mijn-aanbod/nieuw", as: "coordinator", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing an offer", route: "/mijn-aanbod/{id}/wijzigen", at: first("/mijn-aanbod"), as: "coordinator" },
  { route: "/redactie", as: "editor" },
  { route: "/redactie/invoer", as: "editor" },
  { name: "bringing in no file", at: "/redactie/invoer", as: "editor", does: send("Bekijk wat er gebeurt", "See what would happen"), status: 422 },
  { name: "what a file would do", route: "/redactie/invoer/{id}", at: putDown(), as: "editor" },
  { name: "a file that was stopped", at: putDown(), as: "editor", does: send("Stop ermee", "Stop this") },
  { name: "reviewing an offer", route: "/redactie/{id}", at: first("/redactie"), as: "editor" },
  { name: "saying that something is not right", route: "/aanbod/{id}/klopt-niet", at: foundAs("rustig koken", "/klopt-niet") },
  { name: "saying so with mistakes", at: foundAs("rustig koken", "/klopt-niet"), does: send("Versturen", "Send"), status: 422 },
  { name: "thanks for saying so", at: foundAs("rustig koken", "/klopt-niet?gedaan=ja") },
  { route: "/redactie/meldingen", as: "editor" },
  { route: "/redactie/dubbel", as: "editor" },
  { name: "two offers side by side", route: "/redactie/dubbel/{one}/{other}", at: twoOffers, as: "editor" },
  { name: "two offers without a reason", at: twoOffers, as: "editor", does: send("Het zijn er twee", "They are two"), status: 422 },
  { route: "/redactie/plekken", as: "editor" },
  { name: "no places found", at: "/redactie/plekken?zoek=zzz", as: "editor" },
  { route: "/redactie/plekken/nieuw", as: "editor" },
  { name: "a new place with mistakes", at: "/redactie/plekken/nieuw", as: "editor", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a place", route: "/redactie/plekken/{id}/wijzigen", at: first("/redactie/plekken"), as: "editor" },
  { route: "/redactie/woorden", as: "editor" },
  { name: "no words found", at: "/redactie/woorden?zoek=zzz", as: "editor" },
  { route: "/redactie/woorden/nieuw", as: "editor" },
  { name: "new words with mistakes", at: "/redactie/woorden/nieuw", as: "editor", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing words", route: "/redactie/woorden/{id}", at: first("/redactie/woorden?zoek=eenzaam"), as: "editor" },
  { route: "/redactie/woorden/inlezen", as: "editor" },
  { route: "/redactie/gezocht", as: "editor" },
  { route: "/redactie/bellen", as: "editor" },
  { name: "nothing ticked as still right", at: "/mijn-aanbod", as: "coordinator", does: send("Alles wat is aangevinkt", "Everything ticked"), status: 422 },
  { route: "/organisaties", as: "editor" },
  { route: "/organisaties/nieuw", as: "editor" },
  { name: "a new organisation with mistakes", at: "/organisaties/nieuw", as: "editor", does: send("Opslaan", "Save"), status: 422 },
  { name: "an organisation", route: "/organisaties/{id}", at: first("/organisaties"), as: "editor" },
  { name: "changing an organisation", route: "/organisaties/{id}/wijzigen", at: first("/organisaties", "/wijzigen"), as: "editor" },
  { name: "staff of an organisation", route: "/organisaties/{id}/medewerkers", at: first("/organisaties", "/medewerkers"), as: "editor" },
  { route: "/controle", as: "adviser" },
  { name: "a finding", route: "/controle/{address}", at: card("/controle"), as: "adviser" },
  { route: "/evaluaties" },
  { name: "evaluations of a year", route: "/evaluaties", at: "/evaluaties?jaar=2023", as: "adviser" },
  { name: "no evaluations that year", route: "/evaluaties", at: "/evaluaties?jaar=2001" },
  { name: "an evaluation", route: "/evaluaties/{id}", at: first("/evaluaties") },
  { name: "an evaluation, to its writer", route: "/evaluaties/{id}", at: first("/evaluaties"), as: "adviser" },
  { route: "/evaluaties/nieuw", as: "adviser" },
  { name: "a new evaluation with mistakes", at: "/evaluaties/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing an evaluation", route: "/evaluaties/{id}/wijzigen", at: first("/evaluaties", "/wijzigen"), as: "adviser" },
  { name: "postponing an evaluation", route: "/evaluaties/{id}/stap/{step}", at: first("/evaluaties", "/stap/stel-uit"), as: "adviser" },
  { name: "postponing without a reason", at: first("/evaluaties", "/stap/stel-uit"), as: "adviser", does: send("Uitstellen", "Postpone"), status: 422 },
  { route: "/pilots" },
  { name: "no pilot found", route: "/pilots", at: "/pilots?q=onderwaterhockey" },
  { name: "a pilot", route: "/pilots/{id}", at: card("/pilots?q=startbaan") },
  { name: "a pilot, to its writer", route: "/pilots/{id}", at: card("/pilots?q=startbaan"), as: "adviser" },
  { route: "/pilots/nieuw", as: "adviser" },
  { name: "a new pilot with mistakes", at: "/pilots/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a pilot", route: "/pilots/{id}/wijzigen", at: card("/pilots?q=startbaan", "/wijzigen"), as: "adviser" },
  { name: "stopping a pilot", route: "/pilots/{id}/stap/{step}", at: card("/pilots?q=startbaan", "/stap/stop"), as: "adviser" },
  { name: "who may see a pilot", route: "/leren/lezers/{thing}/{id}", at: linked(card("/pilots?q=startbaan", "/wijzigen"), "leren/lezers"), as: "adviser" },
  { route: "/leeragenda" },
  { name: "a question", route: "/leeragenda/{id}", at: card("/leeragenda"), as: "adviser" },
  { route: "/leeragenda/nieuw", as: "adviser" },
  { name: "changing a question", route: "/leeragenda/{id}/wijzigen", at: card("/leeragenda", "/wijzigen"), as: "adviser" },
  { name: "looking back", route: "/leeragenda/{id}/ronde", at: card("/leeragenda", "/ronde"), as: "adviser" },
  { route: "/lessen" },
  { name: "no lesson found", route: "/lessen", at: "/lessen?q=onderwaterhockey" },
  { name: "a lesson", route: "/lessen/{id}", at: card("/lessen"), as: "adviser" },
  { route: "/lessen/nieuw", as: "adviser" },
  { name: "changing a lesson", route: "/lessen/{id}/wijzigen", at: card("/lessen", "/wijzigen"), as: "adviser" },
  { route: "/beheer", as: "administrator" },
  { route: "/beheer/accounts", as: "administrator" },
  { name: "no accounts found", at: "/beheer/accounts?zoek=niemand", as: "administrator" },
  { route: "/beheer/accounts/nieuw", as: "administrator" },
  { name: "a new account with mistakes", at: "/beheer/accounts/nieuw", as: "administrator", does: send("Voeg toe", "Add"), status: 422 },
  { name: "an account", route: "/beheer/accounts/{id}", at: first("/beheer/accounts"), as: "administrator" },
  { route: "/beheer/logboek", as: "administrator" },
  { name: "an empty log", at: "/beheer/logboek?van=2001-01-01&tot=2001-01-02", as: "administrator" },
  { route: "/beheer/logboek/controle", as: "administrator" },
  { route: "/beheer/logboek/export", as: "privacyOfficer" },
  { name: "an export without a reason", at: "/beheer/logboek/export", as: "privacyOfficer", does: send("Maak bestand", "Make"), status: 422 },
  { route: "/wijken" },
  { name: "a ward", route: "/wijken/{code}", at: "/wijken/WK019330" },
  { route: "/visie" },
  { name: "the vision, a misspelt name", route: "/visie", at: "/visie?q=parentsouse" },
  { name: "the vision, nothing found", route: "/visie", at: "/visie?q=onderwaterhockey" },
  { name: "a theme", route: "/visie/thema/{id}", at: theme() },
  { name: "the goals, as the adviser sees them", route: "/visie/doelen", as: "adviser" },
  { route: "/visie/doelen" },
  { name: "the goals of a year that has none", route: "/visie/doelen", at: "/visie/doelen?jaar=1999" },
  { name: "a code through the years", route: "/visie/doelen/{code}", at: "/visie/doelen/1.1.2" },
  { route: "/beleidsplannen" },
  { name: "a plan", route: "/beleidsplannen/{id}", at: first("/beleidsplannen"), as: "adviser" },
  { route: "/besluiten" },
  { name: "no decisions found", route: "/besluiten", at: "/besluiten?q=onderwaterhockey" },
  { name: "a decision whose documents differ", route: "/besluiten/{id}", at: first("/besluiten?q=visie+sterke") },
  { route: "/beloftes" },
  { name: "what was promised once", route: "/beloftes", at: "/beloftes?aanleiding=Halfjaarrapportage+tweede+helft+2022" },
  { name: "promises that were withdrawn", route: "/beloftes", at: "/beloftes?stand=withdrawn" },
  { name: "a promise", route: "/beloftes/{id}", at: first("/beloftes?stand=late") },
  { route: "/visie/thema/nieuw", as: "adviser" },
  { name: "a new theme with mistakes", at: "/visie/thema/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a theme", route: "/visie/thema/{id}/wijzigen", at: theme("/wijzigen"), as: "adviser" },
  { route: "/visie/begroting/nieuw", as: "adviser" },
  { name: "changing a budget", route: "/visie/begroting/{id}/wijzigen", at: linked("/visie/doelen", "begroting/.*/wijzigen"), as: "adviser" },
  { name: "superseding a budget", route: "/visie/begroting/{id}/stap/{step}", at: linked("/visie/doelen", "begroting/.*/stap/"), as: "adviser" },
  { route: "/visie/doel/nieuw", as: "adviser" },
  { name: "a new goal with mistakes", at: "/visie/doel/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a goal", route: "/visie/doel/{id}/wijzigen", at: linked("/visie/doelen", "doel/.*/wijzigen"), as: "adviser" },
  { route: "/visie/koppeling/nieuw", as: "adviser" },
  { name: "changing a mapping", route: "/visie/koppeling/{id}/wijzigen", at: linked("/visie/doelen", "koppeling/.*/wijzigen"), as: "adviser" },
  { name: "taking a mapping away", route: "/visie/koppeling/{id}/stap/{step}", at: linked("/visie/doelen", "koppeling/.*/wijzigen", ["wijzigen", "stap/remove"]), as: "adviser" },
  { route: "/beleidsplannen/nieuw", as: "adviser" },
  { name: "a new plan with mistakes", at: "/beleidsplannen/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a plan", route: "/beleidsplannen/{id}/wijzigen", at: first("/beleidsplannen", "/wijzigen"), as: "adviser" },
  { name: "a step of a plan", route: "/beleidsplannen/{id}/stap/{step}", at: stepOfAPlan, as: "adviser" },
  { route: "/besluiten/nieuw", as: "adviser" },
  { name: "a new decision with mistakes", at: "/besluiten/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a decision", route: "/besluiten/{id}/wijzigen", at: first("/besluiten?q=visie+sterke", "/wijzigen"), as: "adviser" },
  { route: "/beloftes/nieuw", as: "adviser" },
  { name: "changing a promise", route: "/beloftes/{id}/wijzigen", at: first("/beloftes?stand=late", "/wijzigen"), as: "adviser" },
  { name: "settling a promise", route: "/beloftes/{id}/stap/{step}", at: first("/beloftes?stand=late", "/stap/settle"), as: "adviser" },
  { name: "settling a promise without proof", at: first("/beloftes?stand=late", "/stap/settle"), as: "adviser", does: send("Inlossen", "Settle"), status: 422 },
  { name: "who may see a decision", route: "/visie/lezers/{thing}/{id}", at: linked(first("/besluiten", "/wijzigen"), "visie/lezers"), as: "adviser" },
  { route: "/plannen" },
  { name: "the programme, to its adviser", route: "/plannen", as: "adviser" },
  { name: "a track", route: "/plannen/{track}", at: "/plannen/jeugd" },
  { name: "a track of an earlier half-year", route: "/plannen/{track}", at: "/plannen/sterke-sociale-basis?halfjaar=2022-h2", as: "adviser" },
  { name: "a track that says little", route: "/plannen/{track}", at: "/plannen/een-gezin-een-plan" },
  { name: "a figure with its parts", route: "/plannen/cijfer/{id}", at: linked("/plannen/participatie", "plannen/cijfer/") },
  { name: "a risk", route: "/plannen/risico/{id}", at: linked("/plannen", "plannen/risico/") },
  { name: "a risk, to its adviser", at: linked("/plannen", "plannen/risico/"), as: "adviser" },
  { name: "the work on a track", route: "/plannen/{track}/werk", at: "/plannen/sterke-sociale-basis/werk", as: "adviser" },
  { route: "/plannen/spoor/nieuw", as: "adviser" },
  { name: "a new track with mistakes", at: "/plannen/spoor/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a track", route: "/plannen/spoor/{id}/wijzigen", at: linked("/plannen/sterke-sociale-basis/werk", "spoor/.*/wijzigen"), as: "adviser" },
  { route: "/plannen/editie/nieuw", as: "adviser" },
  { name: "sharing a half-year", route: "/plannen/editie/{id}/stap/{step}", at: linked("/plannen/sterke-sociale-basis/werk", "editie/.*/stap/share"), as: "adviser" },
  { name: "writing a part", route: "/plannen/onderdeel/{id}/wijzigen", at: linked("/plannen/sterke-sociale-basis/werk", "onderdeel/interfaces"), as: "adviser" },
  { route: "/plannen/cijfer/nieuw", as: "adviser" },
  { name: "a new figure with mistakes", at: "/plannen/cijfer/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a figure", route: "/plannen/cijfer/{id}/wijzigen", at: linked("/plannen/jeugd", "plannen/cijfer/", [/$/, "/wijzigen"]), as: "adviser" },
  { route: "/plannen/risico/nieuw", as: "adviser" },
  { name: "changing a risk", route: "/plannen/risico/{id}/wijzigen", at: linked("/plannen", "plannen/risico/[0-9a-f]", [/$/, "/wijzigen"]), as: "adviser" },
  { name: "closing a risk", route: "/plannen/risico/{id}/stap/{step}", at: linked("/plannen", "plannen/risico/[0-9a-f]", [/$/, "/stap/close"]), as: "adviser" },
  { name: "closing a risk without a reason", at: linked("/plannen", "plannen/risico/[0-9a-f]", [/$/, "/stap/close"]), as: "adviser", does: send("Afsluiten", "Close"), status: 422 },
  { route: "/plannen/mijlpaal/nieuw", as: "adviser" },
  { name: "changing a milestone", route: "/plannen/mijlpaal/{id}/wijzigen", at: linked("/plannen/sterke-sociale-basis/werk", "mijlpaal/.*/wijzigen"), as: "adviser" },
  { name: "postponing a milestone", route: "/plannen/mijlpaal/{id}/stap/{step}", at: linked("/plannen/sterke-sociale-basis/werk", "mijlpaal/.*/stap/postpone"), as: "adviser" },
  { route: "/plannen/vooruitblik/nieuw", as: "adviser" },
  { name: "changing a promise of a track", route: "/plannen/vooruitblik/{id}/wijzigen", at: linked("/plannen/sterke-sociale-basis/werk?halfjaar=2022-h2", "vooruitblik/.*/wijzigen"), as: "adviser" },
  { name: "answering a promise of a track", route: "/plannen/vooruitblik/{id}/stap/{step}", at: linked("/plannen/sterke-sociale-basis/werk?halfjaar=2022-h2", "vooruitblik/.*/stap/finish"), as: "adviser" },
  { route: "/geld" },
  { name: "the money of one year", route: "/geld", at: "/geld?jaar=2026" },
  { name: "the money of a track", route: "/geld", at: "/geld?jaar=2026&spoor=sterke-sociale-basis" },
  { name: "a track without money", route: "/geld", at: "/geld?spoor=jeugd" },
  { route: "/geld/bronnen", as: "adviser" },
  { route: "/geld/bronnen/nieuw", as: "adviser" },
  { name: "a new source with mistakes", at: "/geld/bronnen/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "a source", route: "/geld/bronnen/{id}", at: first("/geld/bronnen"), as: "adviser" },
  { route: "/geld/plan", as: "adviser" },
  { route: "/geld/plan/invoer", as: "adviser" },
  { name: "bringing in no table", at: "/geld/plan/invoer", as: "adviser", does: send("Ga verder", "Go on"), status: 422 },
  { name: "a plan", route: "/geld/plan/{id}", at: first("/geld/plan") },
  { name: "a grid to write in", route: "/geld/plan/{id}", at: first("/geld/plan"), as: "adviser" },
  { name: "a line of a plan", route: "/geld/plan/{id}/regel/{line}", at: firstOf("/geld/plan") },
  { name: "a line to write in", at: firstOf("/geld/plan"), as: "adviser" },
  { name: "the check of a plan", route: "/geld/plan/{id}/controle", at: first("/geld/plan", "/controle"), as: "adviser" },
  { name: "the money of one ambition", at: ofAnAmbition },
  { name: "a plan, to who decides on it", at: first("/geld/plan"), as: "controller" },
  { route: "/geld/besparingen" },
  { name: "savings, to who keeps them", at: "/geld/besparingen", as: "adviser" },
  { route: "/geld/besparingen/taak/nieuw", as: "adviser" },
  { name: "a new task with mistakes", at: "/geld/besparingen/taak/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "a task", route: "/geld/besparingen/taak/{id}", at: first("/geld/besparingen"), as: "adviser" },
  { name: "changing a task", route: "/geld/besparingen/taak/{id}/wijzigen", at: first("/geld/besparingen", "/wijzigen"), as: "adviser" },
  { name: "a new claim", route: "/geld/besparingen/taak/{id}/claim", at: first("/geld/besparingen", "/claim"), as: "adviser" },
  { name: "a claim", route: "/geld/besparingen/claim/{id}", at: linked("/geld/besparingen", "besparingen/claim/") },
  { name: "a claim to judge", at: linked("/geld/besparingen", "besparingen/claim/"), as: "controller" },
  { route: "/geld/besparingen/cijfer/nieuw", as: "adviser" },
  { name: "changing a printed figure", route: "/geld/besparingen/cijfer/{id}", at: linked("/geld/besparingen", "besparingen/cijfer/[0-9a-f]"), as: "adviser" },
  { route: "/waardecases" },
  { name: "a value case of which little is told", route: "/waardecases/{id}", at: first("/waardecases") },
  { name: "a value case with a fan", at: linked("/waardecases", "waardecases/[0-9a-f]{8}", ["", ""], -1), as: "adviser" },
  { route: "/waardecases/nieuw", as: "adviser" },
  { name: "a new value case with mistakes", at: "/waardecases/nieuw", as: "adviser", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a value case", route: "/waardecases/{id}/wijzigen", at: first("/waardecases", "/wijzigen"), as: "adviser" },
  { name: "a plan that was adopted", at: linked("/geld/plan", "geld/plan/[0-9a-f]{8}", ["", ""], -1) },
  { name: "amending an adopted line", route: "/geld/plan/{id}/regel/{line}/wijziging", at: ofTheAdopted("1", "/wijziging"), as: "controller" },
  {
    name: "going on without an evaluation",
    route: "/geld/plan/{id}/regel/{line}/zonder-evaluatie",
    at: ofTheAdopted("5", "/zonder-evaluatie"),
    as: "controller",
  },
  { name: "two versions side by side", route: "/geld/plan/{id}/vergelijk", at: first("/geld/plan", "/vergelijk"), as: "adviser" },
  { route: "/subsidies" },
  { name: "the open scheme", route: "/subsidies/{slug}", at: "/subsidies/samen-in-de-buurt" },
  { name: "a round that is decided", route: "/subsidies/ronde/{id}", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]") },
  { route: "/subsidies/regeling/nieuw", as: "subsidyOfficer" },
  { name: "a new scheme with mistakes", at: "/subsidies/regeling/nieuw", as: "subsidyOfficer", does: send("Opslaan", "Save"), status: 422 },
  { name: "changing a scheme", route: "/subsidies/regeling/{slug}/wijzigen", at: "/subsidies/regeling/samen-in-de-buurt/wijzigen", as: "subsidyOfficer" },
  { name: "a new round with mistakes", route: "/subsidies/regeling/{slug}/ronde", at: "/subsidies/regeling/samen-in-de-buurt/ronde", as: "subsidyOfficer", does: send("Opslaan", "Save"), status: 422 },
  { name: "completing a round", route: "/subsidies/ronde/{id}/stap/{step}", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]", [/$/, "/stap/complete"]), as: "subsidyOfficer" },
  { name: "a ranking", route: "/subsidies/ronde/{id}/rangschikking", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]", [/$/, "/rangschikking"]), as: "subsidyOfficer" },
  { route: "/subsidies/register" },
  { name: "the register, searched", at: "/subsidies/register?q=huiskamers&volgorde=bedrag" },
  { name: "a round, to the council", route: "/subsidies/ronde/{id}/raad", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]", [/$/, "/raad"]) },
  { route: "/subsidies/verleningen", as: "subsidyOfficer" },
  { name: "a grant", route: "/subsidies/verlening/{id}", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]"), as: "coordinator" },
  { name: "proposing terms", route: "/subsidies/verlening/{id}/voorwaarden", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]", [/$/, "/voorwaarden"]), as: "subsidyOfficer" },
  { name: "proposing terms with mistakes", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]", [/$/, "/voorwaarden"]), as: "subsidyOfficer", does: send("Andere voorwaarden voorstellen", "Propose other terms"), status: 422 },
  { name: "telling of a change", route: "/subsidies/verlening/{id}/stap/{step}", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]", [/$/, "/stap/tell"]), as: "coordinator" },
  { name: "a report", route: "/subsidies/verlening/{id}/verslag/{number}", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]", [/$/, "/verslag/3"]), as: "coordinator" },
  { name: "reminding of a report", route: "/subsidies/verlening/{id}/verslag/{number}/stap/{step}", at: linked("/subsidies/verleningen", "subsidies/verlening/[0-9a-f]", [/$/, "/verslag/3/stap/remind"]), as: "subsidyOfficer" },
  { route: "/subsidies/betalen", as: "controller" },
  { name: "paying without a day", at: "/subsidies/betalen", as: "controller", does: withoutDay, status: 422 },
  { name: "a batch", route: "/subsidies/betalen/{id}", at: linked("/subsidies/betalen", "subsidies/betalen/[0-9a-f]"), as: "controller" },
  { name: "a payment that came back", route: "/subsidies/betalen/{id}/betaling/{payment}/stap/{step}", at: ofABatch, as: "controller" },
  { route: "/subsidies/rekening", as: "controller" },
  { name: "an own account number", route: "/subsidies/rekening/{organisation}", at: linked("/subsidies/verleningen", "subsidies/rekening/[0-9a-f]"), as: "coordinator" },
  { name: "money received back", route: "/subsidies/verlening/{id}/terugvordering/{number}/stap/{step}", at: ofARecovery, as: "controller" },
  { name: "the letters of a round", route: "/subsidies/ronde/{id}/brieven", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]", [/$/, "/brieven"]), as: "subsidyOfficer" },
  { name: "sending all letters of a round", route: "/subsidies/ronde/{id}/brieven/{step}", at: linked("/subsidies/sociale-activatie-en-herstel", "subsidies/ronde/[0-9a-f]", [/$/, "/brieven/versturen"]), as: "subsidyOfficer" },
  { name: "a letter that waits", route: "/subsidies/brief/{id}", at: linked("/subsidies/werk", "subsidies/brief/"), as: "subsidyOfficer" },
  { name: "sending a letter", route: "/subsidies/brief/{id}/stap/{step}", at: linked("/subsidies/werk", "subsidies/brief/", [/$/, "/stap/send"]), as: "subsidyOfficer" },
  { route: "/subsidies/brieven", as: "subsidyOfficer" },
  { name: "the template of a letter", route: "/subsidies/brieven/{kind}", at: "/subsidies/brieven/completion", as: "subsidyOfficer" },
  { name: "adding a file", route: "/subsidies/aanvraag/{id}/bestand", at: linked("/subsidies/mijn", "subsidies/aanvraag/", [/$/, "/bestand"]), as: "coordinator" },
  { route: "/subsidies/mijn", as: "coordinator" },
  { route: "/subsidies/werk", as: "subsidyOfficer" },
  { route: "/subsidies/besluiten", as: "mandateHolder" },
  { route: "/subsidies/beoordelen", as: "assessor" },
  { name: "an application", route: "/subsidies/aanvraag/{id}", at: linked("/subsidies/mijn", "subsidies/aanvraag/"), as: "coordinator" },
  { name: "writing an application", route: "/subsidies/aanvraag/{id}/wijzigen", at: linked("/subsidies/mijn", "subsidies/aanvraag/", [/$/, "/wijzigen"]), as: "coordinator" },
  { name: "applying together", route: "/subsidies/aanvraag/{id}/samen", at: linked("/subsidies/mijn", "subsidies/aanvraag/", [/$/, "/samen"]), as: "coordinator" },
  { name: "handing in what is not ready", route: "/subsidies/aanvraag/{id}/stap/{step}", at: linked("/subsidies/mijn", "subsidies/aanvraag/", [/$/, "/stap/submit"]), as: "coordinator", does: send("Indienen", "Hand in"), status: 422 },
  { route: "/over" },
  { route: "/open-data" },
  { route: "/privacy" },
  { route: "/toegankelijkheid" },
  { name: "an unknown page", at: "/bestaat-niet", status: 404 },
];

/** Doors that show no page, and why. */
export const noPages = {
  "/.well-known/security.txt": "a text file",
  "/health/live": "for machines, in plain text",
  "/health/ready": "for machines, in plain text",
  "/api/v1/areas": "for programs, in JSON",
  "/api/v1/offers": "for programs, in JSON",
  "/api/v1/offers/{id}": "for programs, in JSON",
  "/api/v1/openapi.json": "for programs, in JSON",
  "/aanbod/agenda.ics": "a calendar",
  "/aanbod/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/aanbod/nieuw.atom": "a feed",
  "/aanbod/{id}/agenda.ics": "a calendar",
  "/bewaard/agenda.ics": "a calendar",
  "/bereik/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/controle/bestand/{name}": "a file: CSV, XLSX, ODS or JSON",
  "/hsds": "open data, in JSON",
  "/hsds/": "open data, in JSON",
  "/hsds/openapi.json": "open data, in JSON",
  "/hsds/services": "open data, in JSON",
  "/hsds/organizations": "open data, in JSON",
  "/hsds/organizations/{id}": "open data, in JSON",
  "/hsds/service_at_locations": "open data, in JSON",
  "/hsds/service_at_locations/{id}": "open data, in JSON",
  "/hsds/services/{id}": "open data, in JSON",
  "/hsds/taxonomies": "open data, in JSON",
  "/hsds/taxonomies/{id}": "open data, in JSON",
  "/hsds/taxonomy_terms": "open data, in JSON",
  "/hsds/taxonomy_terms/{id}": "open data, in JSON",
  "/open-data/bestand/{name}": "a file: JSON, ZIP, XLSX or CSV",
  "/redactie/invoer/sjabloon.xlsx": "a file: XLSX",
  "/redactie/invoer/{id}/verslag/{name}": "a file: CSV, XLSX or ODS",
  "/organisaties/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/redactie/gezocht/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/redactie/woorden/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/beloftes/agenda.ics": "a calendar",
  "/visie/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/visie/themas.json": "for programs, in JSON",
  "/evaluaties/agenda.ics": "a calendar",
  "/evaluaties/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/pilots/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/leeragenda/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/lessen/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/plannen/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/geld/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/api/v1/indicators": "for programs, in JSON",
  "/api/v1/observations": "for programs, in JSON",
  "/cijfers/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/cijfers/{slug}/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/indexen/{slug}/versie/{number}/bestand/{name}": "a file: CSV, XLSX, ODS or JSON",
  "/buurten/{code}/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/enquetes/{slug}/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/geld/plan/{id}/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/geld/plan/{id}/vergelijk/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/geld/besparingen/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/waardecases/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/waardecases/{id}/bestand/{name}": "a file: CSV, XLSX or ODS",
  "/wijken/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/wijken/{code}/bestand/{format}": "a file: CSV, XLSX or ODS",
  "/subsidies/register/bestand/{name}": "a file: CSV, XLSX, ODS or JSON",
  "/subsidies/ronde/{id}/raad/{format}": "a file: CSV, XLSX or ODS",
  "/subsidies/betalen/{id}/bestand": "a file: XML for the bank",
  "/subsidies/betalen/{id}/stap/{step}": "only for a batch that waits to be released; see journeys/grants.js",
  "/subsidies/rekening/bevestigen/{id}": "only for an account number that waits, which the demonstration has not",
  "/subsidies/aanvraag/{id}/verlening": "only for what was granted and not drawn up, which the demonstration has not",
  "/subsidies/ronde/{id}/wijzigen": "only for a round that is being prepared, which the demonstration has not",
  "/subsidies/ronde/{id}/verklaring/{part}": "only for a round that is being compared, which the demonstration has not",
  "/subsidies/aanvraag/{id}/punten/{part}": "only for a round that is being compared, which the demonstration has not",
  "/subsidies/brief/{id}/pdf": "a file, read back by the tests of accessible-pdf",
  "/subsidies/bestand/{id}": "a file that somebody brought",
  "/subsidies/bestand/{id}/weg": "only for a file of a draft, which the demonstration has not",
  "/subsidies/aanvraag/{id}/brief/{kind}": "only for a letter that is due and not there, which the demonstration has not",
  "/subsidies/aanvraag/{id}/eindpunten/{part}": "only for a round that is being compared, which the demonstration has not",
  "/static/{*name}": "files that the pages use",
  "/taal/{language}": "leads back to the page the visitor was on; see journeys/frame.js",
};

export const nameOf = ({ name, route, at, as }) => `${name ?? at ?? route}${as ? ` as ${as}` : ""}`;

/** The address of the first offer that a search for these words finds. */
export function foundAs(words, suffix = "") {
  return async (page) => {
    await page.goto(`/aanbod?q=${encodeURIComponent(words)}`);
    const href = await page.locator("[data-region=results] .card a").first().getAttribute("href");
    return suffix ? `${href.replace(/\?.*/, "")}${suffix}` : href;
  };
}

/** The address on which the first two offers of the editor are compared. */
async function twoOffers(page) {
  await page.goto("/mijn-aanbod");
  const hrefs = await page.locator("main tbody th a").evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute("href")));
  const [one, other] = hrefs.map((href) => href.split("/")[2]);
  return `/redactie/dubbel/${one}/${other}`;
}

/** The address that the first row of a table leads to. */
function first(list, suffix = "") {
  return async (page) => {
    await page.goto(list);
    const href = await page.locator("main tbody th a").first().getAttribute("href");
    return `${href.replace(/\?.*/, "")}${suffix}`;
  };
}

/** The address of a step of the first plan that has one. */
async function stepOfAPlan(page) {
  await page.goto("/beleidsplannen");
  const plans = await page.locator("main tbody th a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const plan of plans) {
    await page.goto(plan);
    const step = page.locator('main a[href*="/stap/"]').first();
    if (await step.count()) return step.getAttribute("href");
  }
  throw new Error("no plan has a step to take");
}

/** The address of the first theme in the picture of the vision. */
function theme(suffix = "") {
  return async (page) => {
    await page.goto("/visie");
    const href = await page.locator("main .house__link").first().getAttribute("href");
    return `${href}${suffix}`;
  };
}

/** The address of the first link of a page that looks like this, or the nth, with one part of it replaced. */
function linked(from, like, [part, other] = ["", ""], nth = 0) {
  return async (page) => {
    await page.goto(typeof from === "function" ? await from(page) : from);
    const hrefs = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    return hrefs.filter((href) => new RegExp(like).test(href)).at(nth).replace(part, other);
  };
}

/** A payment of the first batch that the bank can still send back. */
async function ofABatch(page) {
  return linked(linked("/subsidies/betalen", "subsidies/betalen/[0-9a-f]"), "stap/reject$")(page);
}

/** Booking what came back of the grant that was settled lower. */
async function ofARecovery(page) {
  await page.goto("/subsidies/verleningen");
  const row = page.locator("main tbody tr").filter({ hasText: "Buurttuin De Kruiwagen" });
  await page.goto(await row.locator("a").first().getAttribute("href"));
  return page.locator('main a[href$="/stap/receive"]').getAttribute("href");
}

/** Puts a batch together on no day. */
async function withoutDay(page) {
  await page.locator("#pay-on").fill("");
  await send("Partij samenstellen", "Put a batch together")(page);
}

/** The money of the first ambition that can be chosen. */
async function ofAnAmbition(page) {
  await page.goto("/geld");
  const id = await page.locator("#ambitie option").nth(1).getAttribute("value");
  return `/geld?ambitie=${id}&jaar=2026`;
}

/** A door of a line, by its number, of the plan that the council adopted: the oldest version. */
function ofTheAdopted(number, door) {
  return async (page) => {
    await page.goto(await linked("/geld/plan", "geld/plan/[0-9a-f]{8}", ["", ""], -1)(page));
    const row = page.locator("main tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^\\s*${number}\\b`) }) });
    return `${await row.locator("a").first().getAttribute("href")}${door}`;
  };
}

/** The address that the first card of a list leads to. */
function card(list, suffix = "") {
  return async (page) => {
    await page.goto(list);
    const href = await page.locator("main .card a").first().getAttribute("href");
    return `${href.replace(/\?.*/, "")}${suffix}`;
  };
}

/** The address that the first row leads to of the table on the page that the first row of another leads to. */
function firstOf(list) {
  return async (page) => first(await first(list)(page))(page);
}

/** Brings a file with a mistake in it; what it would do is the page. */
function putDown() {
  return async (page) => {
    await page.goto("/redactie/invoer");
    const services = [
      { id: "1", name: "Samen wandelen", status: "active", organization: { id: "7", name: "Buurthuis De Hoek" } },
      { id: "2", name: "", status: "active" },
    ];
    const buffer = Buffer.from(JSON.stringify(services));
    await page.locator("#file").setInputFiles({ name: "diensten.json", mimeType: "application/json", buffer });
    await page.locator("#source").fill("proef");
    await page.locator("main form:has(#file) button").first().click();
    await page.waitForURL(/invoer\/[0-9a-f]/);
    await page.locator("main table").first().waitFor();
    return new URL(page.url()).pathname;
  };
}

/** Brings a file of figures with a mistake in it; what it would bring is the page. */
function putFigures() {
  return async (page) => {
    await page.goto("/cijfers/invoer");
    const buffer = Buffer.from("gebied,periode,inwoners,zomaar\nBU01933010,2030,veel,1\n");
    await page.locator("#file").setInputFiles({ name: "cijfers.csv", mimeType: "text/csv", buffer });
    await page.locator("#source").fill("proef");
    await page.locator("main form:has(#file) button").first().click();
    await page.waitForURL(/invoer\/[0-9a-f]/);
    return new URL(page.url()).pathname;
  };
}

let ownWaves = 2030;

/** The address of a wave that this adviser plans and opens, and so may work on. */
function ownWave(suffix) {
  return async (page) => {
    const period = String(ownWaves++);
    await page.goto("/enquetes/buurt-voor-buurt/peilingen/nieuw");
    await page.locator("#period").fill(period);
    await page.locator("#invited").fill("100");
    await page.locator("main form:has(#period) button").first().click();
    await page.waitForURL(new RegExp(`peilingen/${period}$`));
    await page.locator("main form:has([name=version]) button").first().click();
    await page.locator('main a[href$="/antwoorden"]').waitFor();
    return `/enquetes/buurt-voor-buurt/peilingen/${period}${suffix}`;
  };
}

/** Chooses a file of answers, and sends it. */
async function sendAnswers(page, text) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator("#file").setInputFiles({ name: "antwoorden.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("main form:has(#file) button").first().click();
  await answer;
  await page.waitForLoadState();
}

/** Brings a file in which a column holds names. */
function putNames(page) {
  return sendAnswers(page, "naam;buurt;geslacht\nx;BU01933010;v\n");
}

/** Brings a sound file of one answer; what it would bring is the page. */
async function putAnswers(page) {
  await page.goto(await ownWave("/antwoorden")(page));
  const asked = readFileSync(new URL("../demo/zwolle/survey/questionnaire.csv", import.meta.url), "utf8").trim().split("\n").slice(1);
  const questions = [...new Set(asked.map((line) => line.split(";")[0]))];
  const columns = ["buurt", "geslacht", "leeftijd", "stratum", "uitgenodigd", ...questions];
  const row = ["BU01933010", "v", "25-39", "WK019330", "ja", ...questions.map(() => "1")];
  await sendAnswers(page, `${columns.join(";")}\n${row.join(";")}\n`);
  await page.waitForURL(/antwoorden\/[0-9a-f]/);
  return new URL(page.url()).pathname;
}

/** Saves a recipe with a share that is none. */
async function wrongRecipe(page) {
  await page.locator("#least-known").fill("veel");
  await send("Opslaan en uitrekenen", "Save and work out")(page);
}

/** Sends a form as it is, by its button in either language. */
function send(...labels) {
  const name = new RegExp(`^(${[...labels, "Sign in"].join("|")})`);
  return async (page) => {
    const from = page.url();
    const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().startsWith(from.split("?")[0]));
    await page.locator("main").getByRole("button", { name }).first().click();
    await answer;
    await page.waitForLoadState();
  };
}

/** Keeps the first offers that a search finds, and looks at the list of them. */
function keep(words, count, at = "/bewaard") {
  return async (page) => {
    await page.goto(`/aanbod?q=${encodeURIComponent(words)}`);
    for (let nth = 0; nth < count; nth++) {
      await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), page.locator(".cards .keep:not(.keep--kept)").first().click()]);
      await page.waitForLoadState();
    }
    await page.goto(at);
  };
}

/** Goes to a page of the list and brings it in its state. */
export async function show(page, { route, at = route, does }) {
  await page.goto(typeof at === "function" ? await at(page) : at);
  await does?.(page);
}
