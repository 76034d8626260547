use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Choice, Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::{Desk, INVALID, atlas};
use super::typed::{OUT, Typed};
use super::{address, crumbs, find, wrong};
use crate::{
    Combining, Direction, IndexRecipe, IndexVersion, Indicator, IndicesError, Normalising, RecipeState,
    Toward, Weighing,
};

/// The fields of one indicator in the recipe.
struct Row {
    name: String,
    /// Where it belongs and how it counts.
    headline: String,
    /// Whether something in it is wrong.
    is_wrong: bool,
    part: Field,
    weight: Field,
    toward: Field,
}

/// The fields of a part.
struct PartRow {
    weight: Field,
}

#[derive(Template)]
#[template(path = "pages/indices/recipe.html")]
struct RecipePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    action: String,
    back: String,
    seen: i64,
    is_stale: bool,
    errors: &'a [FieldError],
    choices: Vec<Field>,
    least_known: Field,
    until: Field,
    rows: Vec<Row>,
    reason: Field,
    parts: Vec<PartRow>,
    weights_headline: String,
    is_weight_wrong: bool,
    new_part: Field,
    new_parent: Field,
    new_part_weight: Field,
    indicator: Field,
    part: Field,
    toward: Field,
    weight: Field,
}

/// The form, as the recipe stands.
pub(in crate::pages) async fn change(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> PageResult {
    let version = draft(&visit, (&slug, &number)).await?;
    page(&visit, (&version, &version.head.recipe), (&Typed(Vec::new()), version.head.version, false), &[])
        .await
}

async fn draft(visit: &Visit, (slug, number): (&str, &str)) -> Result<IndexVersion, PageError> {
    let version = find(visit, slug, Some(number)).await?;
    if version.head.state == RecipeState::Draft { Ok(version) } else { Err(PageError::NotFound) }
}

/// Keeps the recipe and makes the index; what cannot be made is told at its field.
pub(in crate::pages) async fn save(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let version = draft(&visit, (&slug, &number)).await?;
    let typed = Typed(pairs);
    let seen: i64 = typed.value("version").parse().unwrap_or_default();
    let old = &version.head.recipe;
    let recipe = match typed.recipe(&visit, old) {
        Ok(recipe) => recipe,
        Err(errors) => return page(&visit, (&version, old), (&typed, seen, false), &errors).await,
    };
    let atlas = atlas(&visit, &desk).await?.ok_or(IndicesError::NoAreas)?;
    let at = (&version.index.slug, version.head.number, seen);
    match crate::save_index_recipe(&visit.cx, atlas.division(), at, &recipe).await {
        Ok(()) => Ok(see_other(&address(&version.index, version.head.number))),
        Err(IndicesError::Stale) => {
            page(&visit, (&version, old), (&Typed(Vec::new()), version.head.version, true), &[]).await
        }
        Err(error) => match wrong::told(&visit, &recipe, &error) {
            Some(told) => page(&visit, (&version, old), (&typed, seen, false), &[told]).await,
            None => Err(error.into()),
        },
    }
}

async fn page(
    visit: &Visit,
    (version, recipe): (&IndexVersion, &IndexRecipe),
    (typed, seen, is_stale): (&Typed, i64, bool),
    errors: &[FieldError],
) -> PageResult {
    let catalogue = crate::catalogue(&visit.cx).await?;
    let maker = Maker { visit, recipe, catalogue: &catalogue, typed, errors };
    let home = address(&version.index, version.head.number);
    let status = match (is_stale, errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => INVALID,
    };
    let parts: Vec<PartRow> = recipe.parts.iter().map(|part| maker.part_row(part)).collect();
    let page = RecipePage {
        crumbs: crumbs(visit, Some(&version.index)),
        name: &version.index.name,
        action: format!("{home}/wijzigen"),
        back: home,
        seen,
        is_stale,
        errors,
        choices: maker.choices(),
        least_known: maker.line("least-known", recipe.least_known.to_string()),
        until: maker.optional("until", recipe.until.map_or(String::new(), |year| year.to_string())),
        rows: recipe.ingredients.iter().map(|one| maker.row(one)).collect(),
        reason: maker.optional("reason", String::new()),
        weights_headline: visit.t(&format!("recipe-weighing-{}", recipe.weighing)).to_owned(),
        is_weight_wrong: parts.iter().any(|part| part.weight.error.is_some()),
        parts,
        new_part: maker.optional("new-part", String::new()),
        new_parent: maker.parts("new-parent", typed.value("new-parent"), visit.t("recipe-new-parent-none")),
        new_part_weight: maker.optional("new-part-weight", String::new()),
        indicator: maker.indicators(),
        part: maker.parts("part", typed.value("part"), visit.t("recipe-part-none")),
        toward: maker.toward("toward", typed.value("toward")),
        weight: maker.optional("weight", String::new()),
        v: visit,
    };
    visit.page_with(status, &page)
}

/// Makes the fields: what was typed stands above what the recipe says.
struct Maker<'a> {
    visit: &'a Visit,
    recipe: &'a IndexRecipe,
    catalogue: &'a [Indicator],
    typed: &'a Typed,
    errors: &'a [FieldError],
}

impl Maker<'_> {
    fn typed(&self, name: &str, stands: String) -> String {
        let typed = self.typed.0.iter().find(|(one, _)| one == name);
        typed.map_or(stands, |(_, value)| value.clone())
    }

    fn line(&self, name: &str, stands: String) -> Field {
        self.visit.fields("recipe", self.errors).field(name, self.typed(name, stands))
    }

    fn optional(&self, name: &str, stands: String) -> Field {
        Field { required: false, ..self.line(name, stands) }
    }

    fn choices(&self) -> Vec<Field> {
        let recipe = self.recipe;
        let fields = self.visit.fields("recipe", self.errors);
        let choice = |name: &str, all: Vec<&'static str>, stands: &str| {
            fields.choice(name, all, &[&self.typed(name, stands.to_owned())])
        };
        let combining = || Combining::ALL.iter().map(|one| one.name()).collect();
        let normalising = Normalising::ALL.iter().map(|one| one.name()).collect();
        let weighing = Weighing::ALL.iter().map(|one| one.name()).collect();
        vec![
            choice("normalising", normalising, recipe.normalising.name()),
            choice("weighing", weighing, recipe.weighing.name()),
            choice("within", combining(), recipe.within.name()),
            choice("above", combining(), recipe.above.name()),
            self.population(),
        ]
    }

    fn population(&self) -> Field {
        let chosen = self.typed("population", self.recipe.population.to_string());
        let counted = self.catalogue.iter().filter(|one| one.current.definition.unit == crate::Unit::Persons);
        let options = counted.map(|one| self.choice(one.slug.to_string(), one.label.name.clone(), &chosen));
        Field { options: options.collect(), ..self.line("population", String::new()) }
    }

    fn choice(&self, value: String, label: String, chosen: &str) -> Choice {
        Choice { chosen: value == chosen, value, label, count: None }
    }

    /// A field of a row; its label says of what the row is, so that it can be told from the others.
    fn of_row(&self, name: String, (key, of): (&str, &str), stands: String) -> Field {
        let error = self.errors.iter().find(|error| error.field == name).map(|error| error.message.clone());
        Field {
            label: self.visit.t_with(key, "name", of),
            value: self.typed(&name, stands),
            error,
            kind: "text",
            name,
            ..Field::default()
        }
    }

    fn row(&self, one: &crate::Ingredient) -> Row {
        let slug = &one.indicator;
        let found = self.catalogue.iter().find(|known| known.slug == *slug);
        let name = found.map_or_else(|| slug.to_string(), |known| known.label.name.clone());
        let part = self.of_row(format!("part-{slug}"), ("recipe-row-part", &name), one.part.clone());
        let mut options = self.part_choices(&part.value);
        options.push(self.choice(OUT.to_owned(), self.visit.t("recipe-row-out").to_owned(), &part.value));
        let weight = written(one.weight);
        let toward =
            self.of_row(format!("toward-{slug}"), ("recipe-row-toward", &name), one.toward.name().to_owned());
        let weight = self.of_row(format!("weight-{slug}"), ("recipe-row-weight", &name), weight);
        let home = self.recipe.parts.iter().find(|known| known.code == part.value);
        let home = home.map_or("", |home| home.name.as_str());
        Row {
            headline: format!(
                "{home} · {}",
                self.visit.t(&format!("recipe-toward-{}", one.toward)).to_lowercase()
            ),
            is_wrong: [&part, &weight, &toward].iter().any(|field| field.error.is_some()),
            part: Field { options, required: true, ..part },
            weight,
            toward: Field { options: self.towards(&toward.value), required: true, ..toward },
            name,
        }
    }

    fn part_row(&self, part: &crate::RecipePart) -> PartRow {
        let weight = written(part.weight);
        PartRow {
            weight: self.of_row(
                format!("weight-part-{}", part.code),
                ("recipe-row-weight", &part.name),
                weight,
            ),
        }
    }

    fn part_choices(&self, chosen: &str) -> Vec<Choice> {
        let name = |part: &crate::RecipePart| {
            let above = part.parent.as_ref().and_then(|parent| self.recipe.part(parent));
            above.map_or_else(|| part.name.clone(), |above| format!("{}: {}", above.name, part.name))
        };
        self.recipe.parts.iter().map(|part| self.choice(part.code.clone(), name(part), chosen)).collect()
    }

    fn parts(&self, field: &str, chosen: &str, none: &str) -> Field {
        let mut options = vec![self.choice(String::new(), none.to_owned(), chosen)];
        options.extend(self.part_choices(chosen));
        Field { options, ..self.optional(field, String::new()) }
    }

    fn towards(&self, chosen: &str) -> Vec<Choice> {
        let label = |one: &Toward| self.visit.t(&format!("recipe-toward-{one}")).to_owned();
        Toward::ALL.iter().map(|one| self.choice(one.name().to_owned(), label(one), chosen)).collect()
    }

    fn toward(&self, field: &str, chosen: &str) -> Field {
        Field { options: self.towards(chosen), ..self.optional(field, String::new()) }
    }

    /// The indicators that can be added: those with a direction that are not in it yet.
    fn indicators(&self) -> Field {
        let chosen = self.typed.value("indicator");
        let used = |one: &Indicator| self.recipe.ingredients.iter().any(|known| known.indicator == one.slug);
        let fits = |one: &&Indicator| {
            one.label.retired.is_none()
                && one.current.definition.direction != Direction::Ambiguous
                && !used(one)
        };
        let mut options =
            vec![self.choice(String::new(), self.visit.t("recipe-indicator-none").to_owned(), chosen)];
        let listed = self.catalogue.iter().filter(fits);
        options.extend(listed.map(|one| self.choice(one.slug.to_string(), one.label.name.clone(), chosen)));
        Field { options, ..self.optional("indicator", String::new()) }
    }
}

/// A weight as people write it; none is empty.
fn written(weight: f64) -> String {
    if weight > 0.0 { crate::rounded(weight, 1).to_string().replace('.', ",") } else { String::new() }
}
