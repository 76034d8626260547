use kernel::words;

words! {
    /// What kind of organisation it is (*soort*).
    Kind, "kind of organisation" {
        /// Social work.
        Welfare => "welfare",
        /// Volunteers, or who brings them together.
        Volunteer => "volunteer",
        /// Residents who began something themselves.
        ResidentInitiative => "resident_initiative",
        /// Care.
        Care => "care",
        /// Sports.
        Sport => "sport",
        /// Culture.
        Culture => "culture",
        /// Faith or philosophy of life.
        Faith => "faith",
        /// Housing.
        Housing => "housing",
        /// The municipality itself.
        Municipal => "municipal",
        /// Education.
        Education => "education",
        /// A fund.
        Fund => "fund",
        /// A company.
        Company => "company",
    }
}
