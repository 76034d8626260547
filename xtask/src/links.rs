//! Links between documents lead somewhere.

use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    tree.files("", "md")
        .flat_map(|(path, text)| {
            let dead = links(text).into_iter().filter(|(_, target)| !leads_somewhere(tree, path, target));
            dead.map(move |(line, target)| {
                Fault::new(
                    path,
                    line,
                    format!("nothing stands at {target}"),
                    "mend the path or drop the link",
                )
            })
        })
        .collect()
}

/// Targets of `[text](target)` outside code, with the line each stands on.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        if !in_code {
            found.extend(targets(line).map(|target| (index + 1, target)));
        }
    }
    found
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
}

fn leads_somewhere(tree: &Tree, from: &str, target: &str) -> bool {
    let path = target.split('#').next().unwrap_or(target);
    path.is_empty() || is_elsewhere(path) || resolve(from, path).is_some_and(|path| tree.has(&path))
}

fn is_elsewhere(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
}

/// The path from the root, or nothing when the link climbs out of the workspace.
fn resolve(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn count(text: &str) -> usize {
        check(&Tree::from([("docs/adr/0001.md", text), ("docs/glossary.md", ""), ("STYLE.md", "")])).len()
    }

    #[test]
    fn a_link_to_a_file_or_folder_is_followed() {
        for text in
            ["[g](../glossary.md)", "[s](../../STYLE.md#size)", "[d](..)", "[here](#top)", "[a](./0001.md)"]
        {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn a_dead_link_is_reported() {
        for text in
            ["[g](glossary.md)", "see [a](../glossary.md) and [s](../STYLE.md)", "[up](../../../x.md)"]
        {
            assert_eq!(count(text), 1, "{text}");
        }
    }

    #[test]
    fn addresses_and_code_are_left_alone() {
        assert_eq!(count("[site](https://example.org/a) [us](mailto:a@example.org)"), 0);
        assert_eq!(count("```\n[x](nowhere)\n```\n"), 0);
    }
}
