use kernel::words;

words! {
    /// What the municipality wants to reach (*ambitie*): the three of its policy on the social foundation.
    Ambition, "ambition" {
        /// Social contacts and something to do by day.
        Contacts => "contacts",
        /// Vital and healthy.
        Vital => "vital",
        /// Equal chances.
        Chances => "chances",
    }
}

words! {
    /// What an offer is about (*thema*), in everyday words.
    Theme, "theme" {
        /// Meeting others.
        Meeting => "ontmoeten",
        /// Cooking and eating.
        Cooking => "koken",
        /// Moving and sports.
        Moving => "bewegen",
        /// Making things.
        Creative => "creatief",
        /// Making music and listening to it.
        Music => "muziek",
        /// Being outdoors.
        Nature => "natuur",
        /// Repairing and building.
        Repairing => "klussen",
        /// Learning Dutch or another language.
        Language => "taal-leren",
        /// Computers and telephones.
        Digital => "digitaal",
        /// Money and forms.
        Money => "geld",
        /// Caring for somebody close.
        InformalCare => "mantelzorg",
        /// Growing up and raising children.
        GrowingUp => "opgroeien",
        /// Doing something for others.
        Volunteering => "vrijwilligerswerk",
        /// Somebody to talk to.
        Talking => "praten",
        /// Help in and around the house.
        HelpAtHome => "hulp-thuis",
    }
}
