use chrono::Weekday;

use crate::catalogue::AreaNames;
use crate::{
    Ages, Circumstances, Crowd, DayPart, Light, Listing, Noise, Particulars, Pattern, Session, Setting,
    Support, Theme,
};

/// All words by which a listing is found, in one text: what it says of itself, where it is, and its hours, cost and
/// circumstances in words that people type.
pub(crate) fn text_of(listing: &Listing, names: &AreaNames) -> String {
    let particulars = &listing.offer.particulars;
    let mut text = Text(String::with_capacity(1_500));
    text.say(listing.offer.title());
    text.say(&listing.organisation_name);
    for (_, words) in particulars.wording.texts() {
        text.say(words);
    }
    for interest in &particulars.interests {
        text.say(interest);
    }
    for theme in &particulars.themes {
        text.say(theme_words(*theme));
    }
    place(&mut text, listing, names);
    facts(&mut text, particulars);
    for session in &listing.at.sessions {
        times(&mut text, session);
    }
    circumstances(&mut text, &listing.at.circumstances);
    text.0
}

struct Text(String);

impl Text {
    fn say(&mut self, words: &str) {
        self.0.push_str(words);
        self.0.push('\n');
    }
}

fn place(text: &mut Text, listing: &Listing, names: &AreaNames) {
    if let Some(place) = &listing.place {
        text.say(&place.name);
        text.say(place.street.as_deref().unwrap_or_default());
        text.say(place.postcode.as_deref().unwrap_or_default());
        text.say(&place.town);
        text.say(names.neighbourhood(place.neighbourhood));
        text.say(names.ward(place.ward()));
    }
    for ward in &listing.offer.particulars.service_area {
        text.say(names.ward(*ward));
    }
    text.say(match listing.offer.particulars.setting {
        Setting::Place => "",
        Setting::Online => "online computer telefoon internet",
        Setting::AtHome => "thuis aan huis huisbezoek",
        Setting::Secret => "geheim adres veilig",
    });
}

fn facts(text: &mut Text, particulars: &Particulars) {
    if particulars.cost.is_free() {
        text.say("gratis kosteloos");
    }
    if particulars.cost.reduction.is_some() {
        text.say("korting");
    }
    text.say(match particulars.support {
        Support::None => "",
        Support::Volunteer | Support::TrainedVolunteer => "vrijwilliger",
        Support::ExpertByExperience => "ervaringsdeskundige",
        Support::ProfessionalNear | Support::ProfessionalOnCall => "begeleiding beroepskracht",
    });
    text.say(age_words(particulars.ages));
    for language in &particulars.languages {
        text.say(language_word(language));
    }
}

fn age_words(ages: Ages) -> &'static str {
    match (ages.from, ages.to) {
        (50.., _) => "ouderen senioren",
        (_, 0..=12) => "kinderen",
        (8.., 0..=27) => "jongeren tieners",
        (0..=7, 0..=27) => "kinderen jongeren",
        (_, _) => "",
    }
}

fn language_word(code: &str) -> &'static str {
    match code {
        "en" => "Engels",
        "ar" => "Arabisch",
        "dse" => "gebarentaal doof",
        "pl" => "Pools",
        "ti" => "Tigrinya Eritrees",
        "tr" => "Turks",
        "uk" => "Oekraïens",
        "de" => "Duits",
        "fr" => "Frans",
        "es" => "Spaans",
        "fa" => "Farsi Perzisch",
        "so" => "Somalisch",
        _ => "",
    }
}

fn times(text: &mut Text, session: &Session) {
    let days: &[Weekday] = match &session.pattern {
        Pattern::Week { weekdays, .. } => weekdays.days(),
        Pattern::Month { weekday, .. } => std::slice::from_ref(weekday),
        Pattern::Once { .. } | Pattern::OnAppointment => &[],
    };
    for day in days {
        text.say(weekday_word(*day));
    }
    for part in session.day_parts() {
        text.say(match part {
            DayPart::WeekdayMorning => "ochtend doordeweeks doordeweekse",
            DayPart::WeekdayAfternoon => "middag doordeweeks doordeweekse",
            DayPart::WeekdayEvening => "avond doordeweeks doordeweekse",
            DayPart::Weekend => "weekend",
            DayPart::OnAppointment => "afspraak",
            DayPart::Unknown => "",
        });
    }
}

fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "maandag",
        Weekday::Tue => "dinsdag",
        Weekday::Wed => "woensdag",
        Weekday::Thu => "donderdag",
        Weekday::Fri => "vrijdag",
        Weekday::Sat => "zaterdag",
        Weekday::Sun => "zondag",
    }
}

fn circumstances(text: &mut Text, seen: &Circumstances) {
    text.say(match seen.noise {
        Some(Noise::Quiet) => "rustig prikkelarm stil",
        Some(Noise::Some | Noise::Loud) | None => "",
    });
    text.say(match seen.light {
        Some(Light::Soft) => "zacht licht",
        Some(Light::Daylight) => "daglicht",
        Some(Light::Bright) | None => "",
    });
    text.say(match seen.crowd {
        Some(Crowd::Small) => "kleine groep",
        Some(Crowd::Medium | Crowd::Large) | None => "",
    });
    if seen.quiet_room == Some(true) {
        text.say("stilteruimte");
    }
}

/// Words with which people look for a theme and that an offer need not use itself.
fn theme_words(theme: Theme) -> &'static str {
    match theme {
        Theme::Meeting => "ontmoeten mensen kennen contact gezelschap gezellig eenzaam alleen inloop",
        Theme::Cooking => "koken eten maaltijd",
        Theme::Moving => "bewegen sport sporten fit",
        Theme::Creative => "creatief maken knutselen handwerken",
        Theme::Music => "muziek zingen",
        Theme::Nature => "natuur buiten groen",
        Theme::Repairing => "klussen repareren maken",
        Theme::Language => "Nederlands taal leren",
        Theme::Digital => "digitaal computer telefoon internet",
        Theme::Money => "geld schulden formulieren rekeningen",
        Theme::InformalCare => "mantelzorg zorgen voor een ander",
        Theme::GrowingUp => "opgroeien kinderen opvoeden ouders",
        Theme::Volunteering => "vrijwilligerswerk helpen vrijwilliger",
        Theme::Talking => "praten gesprek luisteren",
        Theme::HelpAtHome => "hulp thuis huis",
    }
}
