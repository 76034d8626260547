use std::fmt;
use std::str::FromStr;

use kernel::{Chance, Instant};
use qrcodegen::{QrCode, QrCodeEcc};
use totp_rs::{Builder, Secret, Totp};

/// Seconds that a code lasts (RFC 6238).
const STEP: u64 = 30;

/// What an authenticator app and we both know: 160 random bits, from which a new code follows every 30 seconds.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor(String);

/// The text is no secret for an authenticator app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the secret of a second factor")]
pub struct NotASecret;

impl SecondFactor {
    /// A new one.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(Secret::from(chance.bytes::<20>().to_vec()).to_base32())
    }

    /// The secret as text, to type over.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The address that an authenticator app reads (otpauth), with who gave it and for whom.
    #[must_use]
    pub fn address(&self, issuer: &str, account: &str) -> Option<String> {
        let plain = |text: &str| text.replace(':', " ");
        let built =
            self.builder()?.with_issuer(Some(plain(issuer))).with_account_name(plain(account)).build();
        built.and_then(|totp| totp.to_url()).ok()
    }

    /// The code of this moment.
    #[must_use]
    pub fn code(&self, now: Instant) -> Option<String> {
        Some(self.totp()?.generate(seconds(now)).to_string())
    }

    /// The 30-second step to which `code` belongs, when that is this one, the one before or the one after.
    #[must_use]
    pub fn step_of(&self, code: &str, now: Instant) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let step = self.totp().filter(|_| plain)?.check(&digits, seconds(now))?;
        i64::try_from(step).ok()
    }

    fn builder(&self) -> Option<Builder> {
        let secret = Secret::try_from_base32(&self.0).ok()?;
        Some(Builder::new().with_secret(secret).with_skew(1).with_step_duration(STEP))
    }

    fn totp(&self) -> Option<Totp> {
        self.builder()?.build().ok()
    }
}

impl FromStr for SecondFactor {
    type Err = NotASecret;

    fn from_str(text: &str) -> Result<Self, NotASecret> {
        let secret = Secret::try_from_base32(text).map_err(|_| NotASecret)?;
        (secret.as_ref().len() >= 20).then(|| Self(text.to_owned())).ok_or(NotASecret)
    }
}

impl fmt::Debug for SecondFactor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecondFactor(…)")
    }
}

fn seconds(now: Instant) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or_default()
}

/// A QR code as the path of an SVG drawing, with the width of that drawing: dark squares on a white ground.
#[must_use]
pub fn qr_path(text: &str) -> Option<(String, i32)> {
    const QUIET: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|&x| code.get_module(x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    Some((path, size + 2 * QUIET))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn known() -> SecondFactor {
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".parse().unwrap()
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(known().code(at(seconds)).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_code_holds_for_its_own_step_and_one_to_each_side() {
        for (seconds, step) in [(29, Some(1)), (30, Some(1)), (59, Some(1)), (89, Some(1)), (90, None)] {
            assert_eq!(known().step_of("287 082", at(seconds)), step, "{seconds}");
        }
        for wrong in ["", "28708", "2870820", "abcdef", "287083"] {
            assert_eq!(known().step_of(wrong, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn an_authenticator_app_can_read_the_address() {
        let address = known().address("Samenkracht", "noor@example.nl").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        let (path, width) = qr_path(&address).unwrap();
        assert!(path.starts_with("M4 4h1v1h-1z") && width > 30);
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert_eq!("GEZDGNBV".parse::<SecondFactor>(), Err(NotASecret));
        assert_eq!("no secret".parse::<SecondFactor>(), Err(NotASecret));
    }
}
