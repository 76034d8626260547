use kernel::EmailAddress;
use shell::House;
use utoipa::openapi::OpenApi;
use utoipa::openapi::info::ContactBuilder;

/// Whom to write to, as the descriptions under review show it; a town shows its own or none.
pub(super) const EXAMPLE: (&str, &str, &str) =
    ("Samenkracht", "https://samenkracht.example", "opendata@samenkracht.example");

/// The description with whom to write to: name, website and e-mail address.
pub(super) fn with_contact(mut document: OpenApi, contact: Option<(&str, &str, &str)>) -> OpenApi {
    document.info.contact = contact.map(|(name, url, email)| {
        ContactBuilder::new().name(Some(name)).url(Some(url)).email(Some(email)).build()
    });
    document
}

/// Whom to write to in this town, when somebody was named.
pub(super) fn contact_of(house: &House) -> Option<(&str, &str, &str)> {
    let email = house.brand.open_data_contact.as_ref().map(EmailAddress::as_str)?;
    Some((&house.brand.name, &house.base_url, email))
}
