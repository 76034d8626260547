mod accounts;
mod batch;
mod desk;

use access::Action;
use areas::Shelf;
use shell::{Crumb, Guard, Routes, Visit};

use super::crumbs;

/// The doors of finance, and of who writes an account number.
pub(super) fn paying(routes: Routes<Shelf>) -> Routes<Shelf> {
    let (pay, account) = (Guard::Could(Action::PreparePayments), Guard::Could(Action::KeepBankAccount));
    let payment = "/subsidies/betalen/{id}/betaling/{payment}/stap/{step}";
    routes
        .get("/subsidies/betalen", pay, desk::show)
        .post("/subsidies/betalen", pay, desk::prepare)
        .get("/subsidies/betalen/{id}", pay, batch::show)
        .get("/subsidies/betalen/{id}/bestand", pay, batch::file)
        .get("/subsidies/betalen/{id}/stap/{step}", pay, batch::before)
        .post("/subsidies/betalen/{id}/stap/{step}", pay, batch::step)
        .get(payment, pay, batch::before_payment)
        .post(payment, pay, batch::step_payment)
        .get("/subsidies/rekening", pay, accounts::municipal)
        .post("/subsidies/rekening", pay, accounts::write_municipal)
        .get("/subsidies/rekening/{organisation}", account, accounts::own)
        .post("/subsidies/rekening/{organisation}", account, accounts::write_own)
        .get("/subsidies/rekening/bevestigen/{id}", pay, accounts::before)
        .post("/subsidies/rekening/bevestigen/{id}", pay, accounts::confirm)
}

/// The way to a page below the desk of finance.
fn below(visit: &Visit) -> Vec<Crumb> {
    crumbs(visit, &[("/subsidies/betalen", visit.t("payments-title"))])
}
