//! The file with which a bank is asked to pay: pain.001.001.09 of ISO 20022, as the rule book of SEPA narrows it.

use kernel::Instant;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Batch, Payment, in_sepa_signs};
use crate::register::decimal;

/// The names of parties in SEPA have at most 70 signs, whatever ISO 20022 allows.
const NAME: usize = 70;
/// Identifications have at most 35.
const IDENTIFICATION: usize = 35;

/// Why no file can be made.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// It was not released.
    #[error("only a batch that was released goes to the bank")]
    NotReleased,
    /// Nothing is paid.
    #[error("nothing is paid")]
    Empty,
    /// It cannot be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

type Xml = Writer<Vec<u8>>;

/// The file of a batch. The same batch gives the same bytes.
///
/// # Errors
/// [`Unwritable::NotReleased`] for a batch that nobody released.
pub fn write_pain(batch: &Batch) -> Result<Vec<u8>, Unwritable> {
    let released = batch.released_at.ok_or(Unwritable::NotReleased)?;
    let payments: Vec<&Payment> =
        batch.payments.iter().filter(|one| one.state != super::PaymentState::Dropped).collect();
    if payments.is_empty() {
        return Err(Unwritable::Empty);
    }
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let document = BytesStart::new("Document")
        .with_attributes([("xmlns", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09")]);
    xml.write_event(Event::Start(document))?;
    within(&mut xml, &["CstmrCdtTrfInitn"], |xml| {
        within(xml, &["GrpHdr"], |xml| header(xml, batch, &payments, released))?;
        within(xml, &["PmtInf"], |xml| instruction(xml, batch, &payments))
    })?;
    xml.write_event(Event::End(BytesEnd::new("Document")))?;
    Ok(xml.into_inner())
}

fn header(xml: &mut Xml, batch: &Batch, payments: &[&Payment], released: Instant) -> std::io::Result<()> {
    leaf(xml, "MsgId", &in_sepa_signs(&batch.number, IDENTIFICATION))?;
    leaf(xml, "CreDtTm", &released.format("%Y-%m-%dT%H:%M:%SZ").to_string())?;
    totals(xml, payments)?;
    within(xml, &["InitgPty"], |xml| leaf(xml, "Nm", &in_sepa_signs(&batch.from_holder, NAME)))
}

fn totals(xml: &mut Xml, payments: &[&Payment]) -> std::io::Result<()> {
    leaf(xml, "NbOfTxs", &payments.len().to_string())?;
    leaf(xml, "CtrlSum", &decimal(payments.iter().map(|one| one.amount).sum()))
}

fn instruction(xml: &mut Xml, batch: &Batch, payments: &[&Payment]) -> std::io::Result<()> {
    leaf(xml, "PmtInfId", &in_sepa_signs(&batch.number, IDENTIFICATION))?;
    leaf(xml, "PmtMtd", "TRF")?;
    leaf(xml, "BtchBookg", "true")?;
    totals(xml, payments)?;
    within(xml, &["PmtTpInf", "SvcLvl"], |xml| leaf(xml, "Cd", "SEPA"))?;
    within(xml, &["ReqdExctnDt"], |xml| leaf(xml, "Dt", &batch.pay_on.to_string()))?;
    within(xml, &["Dbtr"], |xml| leaf(xml, "Nm", &in_sepa_signs(&batch.from_holder, NAME)))?;
    within(xml, &["DbtrAcct", "Id"], |xml| leaf(xml, "IBAN", &batch.from_iban))?;
    within(xml, &["DbtrAgt", "FinInstnId", "Othr"], |xml| leaf(xml, "Id", "NOTPROVIDED"))?;
    leaf(xml, "ChrgBr", "SLEV")?;
    for payment in payments {
        within(xml, &["CdtTrfTxInf"], |xml| transfer(xml, payment))?;
    }
    Ok(())
}

fn transfer(xml: &mut Xml, payment: &Payment) -> std::io::Result<()> {
    let end_to_end = format!("{}-{}", payment.grant_number, payment.instalment);
    within(xml, &["PmtId"], |xml| leaf(xml, "EndToEndId", &in_sepa_signs(&end_to_end, IDENTIFICATION)))?;
    within(xml, &["Amt"], |xml| {
        let amount = BytesStart::new("InstdAmt").with_attributes([("Ccy", "EUR")]);
        xml.write_event(Event::Start(amount))?;
        xml.write_event(Event::Text(BytesText::new(&decimal(payment.amount))))?;
        xml.write_event(Event::End(BytesEnd::new("InstdAmt")))
    })?;
    within(xml, &["Cdtr"], |xml| leaf(xml, "Nm", &in_sepa_signs(&payment.holder, NAME)))?;
    within(xml, &["CdtrAcct", "Id"], |xml| leaf(xml, "IBAN", &payment.iban))?;
    within(xml, &["RmtInf", "Strd", "CdtrRefInf"], |xml| {
        within(xml, &["Tp"], |xml| {
            within(xml, &["CdOrPrtry"], |xml| leaf(xml, "Cd", "SCOR"))?;
            leaf(xml, "Issr", "ISO")
        })?;
        leaf(xml, "Ref", &payment.reference)
    })
}

fn within(
    xml: &mut Xml,
    names: &[&str],
    content: impl FnOnce(&mut Xml) -> std::io::Result<()>,
) -> std::io::Result<()> {
    for name in names {
        xml.write_event(Event::Start(BytesStart::new(*name)))?;
    }
    content(xml)?;
    for name in names.iter().rev() {
        xml.write_event(Event::End(BytesEnd::new(*name)))?;
    }
    Ok(())
}

fn leaf(xml: &mut Xml, name: &str, text: &str) -> std::io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Text(BytesText::new(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

#[cfg(test)]
mod tests {
    use kernel::{Cents, Id};
    use quick_xml::Reader;
    use uuid::Uuid;

    use super::*;
    use crate::{BatchState, PaymentState, creditor_reference};

    fn payment(number: u128, cents: i64, holder: &str) -> Payment {
        let grant_number = format!("2022-{number:04}");
        Payment {
            id: Id::from_uuid(Uuid::from_u128(number)),
            grant: Id::from_uuid(Uuid::from_u128(number)),
            reference: creditor_reference(&format!("{grant_number}-1")),
            grant_number,
            instalment: 1,
            amount: Cents(cents),
            iban: "NL91ABNA0417164300".to_owned(),
            holder: holder.to_owned(),
            state: PaymentState::Released,
            reason: None,
        }
    }

    fn batch() -> Batch {
        Batch {
            id: Id::from_uuid(Uuid::nil()),
            number: "BETAALPARTIJ-2022-0001".to_owned(),
            state: BatchState::Released,
            pay_on: "2022-03-01".parse().unwrap(),
            from_iban: "NL20INGB0001234567".to_owned(),
            from_holder: "Gemeente Zwolle".to_owned(),
            prepared_by: None,
            prepared_at: "2022-02-24T09:00:00Z".parse().unwrap(),
            released_by: None,
            released_at: Some("2022-02-25T10:30:00Z".parse().unwrap()),
            payments: vec![
                payment(1, 4_200_050, "Café de Brês & Co."),
                payment(2, 5, "<Buurthuis>"),
                Payment { state: PaymentState::Dropped, ..payment(3, 9_999, "Niet") },
            ],
            version: 2,
        }
    }

    /// Each leaf with the way to it.
    fn leaves(bytes: &[u8]) -> Vec<(String, String)> {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut reader = Reader::from_str(text);
        let (mut way, mut leaves) = (Vec::<String>::new(), Vec::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    way.push(start.name().as_ref().to_owned());
                }
                Event::Text(text) => {
                    let text = text.as_ref().to_owned();
                    if !text.trim().is_empty() {
                        leaves.push((way.join("/"), text));
                    }
                }
                Event::End(_) => drop(way.pop()),
                Event::Eof => return leaves,
                Event::Empty(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
    }

    #[test]
    fn the_file_has_each_element_of_the_message_in_its_order() {
        let leaves = leaves(&write_pain(&batch()).unwrap());
        let root = "Document/CstmrCdtTrfInitn";
        let pay = format!("{root}/PmtInf");
        let one = format!("{pay}/CdtTrfTxInf");
        let transfer = |id: &str, amount: &str, name: &str, reference: &str| {
            [
                ("PmtId/EndToEndId", id),
                ("Amt/InstdAmt", amount),
                ("Cdtr/Nm", name),
                ("CdtrAcct/Id/IBAN", "NL91ABNA0417164300"),
                ("RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Cd", "SCOR"),
                ("RmtInf/Strd/CdtrRefInf/Tp/Issr", "ISO"),
                ("RmtInf/Strd/CdtrRefInf/Ref", reference),
            ]
            .map(|(way, text)| (format!("{one}/{way}"), text.to_owned()))
        };
        let head = [
            ("GrpHdr/MsgId", "BETAALPARTIJ-2022-0001"),
            ("GrpHdr/CreDtTm", "2022-02-25T10:30:00Z"),
            ("GrpHdr/NbOfTxs", "2"),
            ("GrpHdr/CtrlSum", "42000.55"),
            ("GrpHdr/InitgPty/Nm", "Gemeente Zwolle"),
            ("PmtInf/PmtInfId", "BETAALPARTIJ-2022-0001"),
            ("PmtInf/PmtMtd", "TRF"),
            ("PmtInf/BtchBookg", "true"),
            ("PmtInf/NbOfTxs", "2"),
            ("PmtInf/CtrlSum", "42000.55"),
            ("PmtInf/PmtTpInf/SvcLvl/Cd", "SEPA"),
            ("PmtInf/ReqdExctnDt/Dt", "2022-03-01"),
            ("PmtInf/Dbtr/Nm", "Gemeente Zwolle"),
            ("PmtInf/DbtrAcct/Id/IBAN", "NL20INGB0001234567"),
            ("PmtInf/DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED"),
            ("PmtInf/ChrgBr", "SLEV"),
        ];
        let expected: Vec<(String, String)> = head
            .map(|(way, text)| (format!("{root}/{way}"), text.to_owned()))
            .into_iter()
            .chain(transfer(
                "2022-0001-1",
                "42000.50",
                "Cafe de Bres + Co.",
                &creditor_reference("202200011"),
            ))
            .chain(transfer("2022-0002-1", "0.05", "Buurthuis", &creditor_reference("202200021")))
            .collect();
        assert_eq!(leaves, expected);
    }

    #[test]
    fn the_file_names_its_message_and_the_same_batch_gives_the_same_bytes() {
        let bytes = write_pain(&batch()).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
        assert!(text.contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">"));
        assert!(text.contains("<InstdAmt Ccy=\"EUR\">42000.50</InstdAmt>"));
        assert_eq!(bytes, write_pain(&batch()).unwrap());
    }

    #[test]
    fn what_nobody_released_does_not_go_to_the_bank() {
        let waits = Batch { released_at: None, state: BatchState::Prepared, ..batch() };
        assert!(matches!(write_pain(&waits), Err(Unwritable::NotReleased)));
        let empty = Batch { payments: Vec::new(), ..batch() };
        assert!(matches!(write_pain(&empty), Err(Unwritable::Empty)));
    }
}
