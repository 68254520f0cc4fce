//! The glue between page and program, in one file: what wasm-bindgen writes, and the loaders of the
//! rooms' programs, which the splitter writes as a second module. The two import each other, so
//! neither could be named by its content.

/// The module of the loaders, as both files name it.
const LOADERS: &str = "./__wasm_split.js";

/// Where every asset lies.
const ASSETS: &str = "/assets/";

/// Puts the loaders into the glue. `Err` says what was not found where it has always been.
pub(super) fn join(glue: &str, loaders: &str) -> Result<String, String> {
    let (imports, rest): (Vec<&str>, Vec<&str>) =
        glue.lines().partition(|line| line.starts_with("import ") && line.contains(LOADERS));
    let (own, body): (Vec<&str>, Vec<&str>) =
        loaders.lines().partition(|line| line.starts_with("import "));
    let [own] = own.as_slice() else {
        return Err("the loaders import not just the glue".into());
    };
    if !own.starts_with("import { initSync } from ") {
        return Err(format!("the loaders ask for more than initSync: {own}"));
    }
    let names: Vec<&str> = body.iter().filter_map(|line| exported(line)).collect();
    if imports.is_empty() || names.is_empty() {
        return Err("the glue imports no loaders, or there are none".into());
    }
    let mut out = body.join("\n").replace("new URL(\"./", &format!("new URL(\"{ASSETS}"));
    for import in imports {
        let name = imported_as(import).ok_or_else(|| format!("cannot be read: {import}"))?;
        out.extend(["\nconst ", name, " = { ", &names.join(", "), " };"]);
    }
    out.push('\n');
    // Snippets are named by a path relative to the glue, which a name by content would break.
    out.push_str(&rest.join("\n").replace("'./snippets/", &format!("'{ASSETS}snippets/")));
    out.push('\n');
    Ok(out)
}

/// The `a` of `export const a = …`.
fn exported(line: &str) -> Option<&str> {
    line.strip_prefix("export const ")?.split_once(" =").map(|(name, _)| name)
}

/// The `a` of `import * as a from …`.
fn imported_as(line: &str) -> Option<&str> {
    line.strip_prefix("import * as ")?.split_once(" from ").map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\n\
                        import { a } from './snippets/x.js';\n\
                        export function initSync() {}\n";

    const LOADERS: &str = "import { initSync } from \"./app.js\";\n\
                           const fetcher = () => fetch(new URL(\"./split_a.wasm\", import.meta.url));\n\
                           export const __wasm_split_load_a = load(fetcher);\n";

    #[test]
    fn the_loaders_come_before_the_glue_that_names_them() {
        let joined = join(GLUE, LOADERS).unwrap();
        assert_eq!(
            joined,
            "const fetcher = () => fetch(new URL(\"/assets/split_a.wasm\", import.meta.url));\n\
             export const __wasm_split_load_a = load(fetcher);\n\
             const import1 = { __wasm_split_load_a };\n\
             import { a } from '/assets/snippets/x.js';\n\
             export function initSync() {}\n"
        );
    }

    #[test]
    fn another_shape_than_expected_is_refused() {
        for (glue, loaders) in [
            ("export function initSync() {}\n", LOADERS),
            (GLUE, "export const a = 1;\n"),
            (GLUE, "import { wasm } from \"./app.js\";\nexport const a = 1;\n"),
            (GLUE, "import { initSync } from \"./app.js\";\n"),
        ] {
            assert!(join(glue, loaders).is_err(), "{glue}{loaders}");
        }
    }
}
