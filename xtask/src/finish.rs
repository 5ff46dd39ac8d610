//! The last step of a release, in the folder that trunk has built: scripts and styles minified, what the loader loads
//! renamed after its content, the policy put into the page. Called by trunk as its `post_build` hook, so that
//! `trunk build --release` alone gives a finished site too; for `trunk serve` it only puts FILE in its place.

use crate::references::{can_refer, ending, references};
use crate::sizes::LOADER;
use crate::workspace::Workspace;
use crate::{imports, npm, process, served};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use xxhash_rust::xxh3::xxh3_64;

/// The policy that the contract wants everything to run under.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' https: data:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
    require-trusted-types-for 'script'";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context(
            "`finish` is called by trunk, in the folder that TRUNK_STAGING_DIR names; \
         `cargo xtask build` makes a whole release",
        )?;
    expose(&site)?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        npm::ensure(workspace)?;
        // What a folder holds is said to whoever opens the repository, not to a site's visitors; and what the npm
        // package has beside the viewer is no part of a site.
        let _ = fs::remove_file(site.join("README.md"));
        let _ = fs::remove_dir_all(site.join("npm"));
        bundle(workspace, &site)?;
        minify(workspace, &site)?;
        shorten(&site)?;
        rename(&site)
    } else {
        served::put_article(&site)
    }
}

/// What the glue does not export and the engine module takes: it instantiates the WebAssembly itself, tells the ways
/// apart in which that fails, and does not carry the glue's own attempt along.
fn expose(site: &Path) -> Result<()> {
    let glue = site.join(GLUE);
    let mut text =
        fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?;
    for name in ["__wbg_get_imports", "__wbg_finalize_init"] {
        if !text.contains(&format!("function {name}(")) {
            bail!(
                "{} has no function {name}, which the engine module needs",
                glue.display()
            );
        }
        text = format!("{text}export {{ {name} }};\n");
    }
    fs::write(&glue, text).with_context(|| format!("cannot write {}", glue.display()))
}

/// The names that others know, and that therefore stay: an embedding page's, a bookmark's, a schema's.
fn is_stable(file: &str) -> bool {
    ending(file) == "html"
        || file.starts_with("samples/")
        || matches!(file, LOADER | "icon.svg" | "article.schema.json")
}

/// The loader's own modules, which it can do nothing without, and the glue. They become one file with it: a browser would
/// ask for them one after the other, and compressed together they are a tenth smaller.
const LOADER_PARTS: [&str; 4] = ["engine.js", "place.js", "placeholder.js", GLUE];
/// What `wasm-bindgen` writes beside the WebAssembly.
const GLUE: &str = "viewer.js";

fn esbuild(workspace: &Workspace, site: &Path) -> Result<Command> {
    let mut esbuild = workspace.command(workspace.program("esbuild")?)?;
    esbuild
        .args([
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
        ])
        .args(["--allow-overwrite", "--log-level=warning"])
        .current_dir(site);
    Ok(esbuild)
}

fn bundle(workspace: &Workspace, site: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace, site)?;
    esbuild.args(["--bundle", LOADER]);
    esbuild.arg(format!("--outfile={LOADER}"));
    // What is not part of it is loaded once it is needed.
    for file in files_in(site)?
        .iter()
        .filter(|file| ending(file) == "js" && !LOADER_PARTS.contains(&file.as_str()))
    {
        esbuild.arg(format!("--external:./{file}"));
    }
    process::run(&mut esbuild)?;
    // The second one finds another thirtieth.
    let mut terser = workspace.command(workspace.program("terser")?)?;
    terser
        .args([LOADER, "--module", "--ecma", "2022", "--mangle"])
        .args([
            "--compress",
            "passes=5,unsafe_arrows=true,unsafe_methods=true,sequences=false,inline=1",
        ])
        .args(["--output", LOADER])
        .current_dir(site);
    process::run(&mut terser)?;
    for part in LOADER_PARTS {
        fs::remove_file(site.join(part)).with_context(|| format!("cannot remove {part}"))?;
    }
    Ok(())
}

fn minify(workspace: &Workspace, site: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace, site)?;
    esbuild.args(["--outbase=.", "--outdir=."]);
    let files = files_in(site)?;
    let mut any = false;
    for file in files.iter().filter(|file| {
        can_refer(file)
            && ending(file) != "html"
            && !file.starts_with("samples/")
            && *file != LOADER
    }) {
        esbuild.arg(format!("./{file}"));
        any = true;
    }
    if !any {
        bail!("{} has no script to minify", site.display());
    }
    process::run(&mut esbuild)
}

fn shorten(site: &Path) -> Result<()> {
    let (wasm, glue) = (site.join("viewer_bg.wasm"), site.join(LOADER));
    let (short_wasm, short_glue) = imports::shorten(
        &fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
        &fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?,
    )?;
    fs::write(&wasm, short_wasm).with_context(|| format!("cannot write {}", wasm.display()))?;
    fs::write(&glue, short_glue).with_context(|| format!("cannot write {}", glue.display()))
}

/// Renames every file that another names, innermost first, and completes the pages.
fn rename(site: &Path) -> Result<()> {
    let files = files_in(site)?;
    let mut texts = BTreeMap::new();
    for file in files.iter().filter(|file| can_refer(file)) {
        let text =
            fs::read_to_string(site.join(file)).with_context(|| format!("cannot read {file}"))?;
        texts.insert(file.clone(), text);
    }
    let named: BTreeSet<String> = texts
        .iter()
        .flat_map(|(file, text)| references(file, text, &files))
        .map(|reference| reference.file)
        .filter(|file| !is_stable(file))
        .collect();
    let mut renaming = Renaming {
        site,
        files: &files,
        texts: &texts,
        named: &named,
        done: BTreeMap::new(),
        under_way: Vec::new(),
    };
    for file in &named {
        renaming.name_of(file)?;
    }
    for (file, text) in texts.iter().filter(|(file, _)| !named.contains(*file)) {
        let mut text = renaming.rewritten(file, text)?;
        if ending(file) == "html" {
            text = complete_page(file, &text)?;
        }
        fs::write(site.join(file), text).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(())
}

struct Renaming<'a> {
    site: &'a Path,
    files: &'a BTreeSet<String>,
    texts: &'a BTreeMap<String, String>,
    named: &'a BTreeSet<String>,
    /// The new last part of each name that is settled.
    done: BTreeMap<String, String>,
    under_way: Vec<String>,
}

impl Renaming<'_> {
    /// The last part of a file's name in the release. A file is settled after all that it names, since their names
    /// are part of its content.
    fn name_of(&mut self, file: &str) -> Result<String> {
        if let Some(name) = self.done.get(file) {
            return Ok(name.clone());
        }
        if let Some(start) = self.under_way.iter().position(|other| other == file) {
            bail!(
                "{} name each other, so none can be named after its content; \
                 move what they share into a file of its own",
                self.under_way[start..].join(" and ")
            );
        }
        self.under_way.push(file.to_owned());
        let path = self.site.join(file);
        let content = if let Some(text) = self.texts.get(file) {
            self.rewritten(file, text)?.into_bytes()
        } else {
            let content = fs::read(&path).with_context(|| format!("cannot read {file}"))?;
            if ending(file) == "json" {
                without_spaces(&content).with_context(|| format!("{file} is not JSON"))?
            } else {
                content
            }
        };
        let name = hashed(file, &content);
        let target = path.with_file_name(&name);
        fs::write(&target, content).with_context(|| format!("cannot write {name}"))?;
        fs::remove_file(&path).with_context(|| format!("cannot remove {file}"))?;
        self.under_way.pop();
        self.done.insert(file.to_owned(), name.clone());
        Ok(name)
    }

    /// A text with the new name in every literal that names a renamed file.
    fn rewritten(&mut self, file: &str, text: &str) -> Result<String> {
        let mut result = String::with_capacity(text.len());
        let mut copied = 0;
        for reference in references(file, text, self.files) {
            if self.named.contains(&reference.file) && reference.file != file {
                result.push_str(&text[copied..reference.name.start]);
                result.push_str(&self.name_of(&reference.file)?);
                copied = reference.name.end;
            }
        }
        result.push_str(&text[copied..]);
        Ok(result)
    }
}

/// `engine.js` as `engine-0123456789.js`; `en.gaz` as `gazetteer-en-0123456789.gaz`.
fn hashed(file: &str, content: &[u8]) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let kind = if ending == "gaz" { "gazetteer-" } else { "" };
    let hash = format!("{:016x}", xxh3_64(content));
    format!("{kind}{stem}-{}.{ending}", &hash[..10])
}

/// The name that a file had before it was [`hashed`], in the same folder; a gazetteer stays one by name.
pub(crate) fn unhashed(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let is_hash = |text: &str| {
        text.len() == 10
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let stem = match stem.rsplit_once('-') {
        Some((before, hash)) if is_hash(hash) => before,
        _ => stem,
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{stem}.{ending}")
}

fn without_spaces(json: &[u8]) -> Result<Vec<u8>> {
    let value: serde_json::Value = serde_json::from_slice(json)?;
    Ok(serde_json::to_vec(&value)?)
}

/// A page of the release: the policy first, nothing in it that the policy would refuse or that binds it to one path.
fn complete_page(file: &str, page: &str) -> Result<String> {
    let mut page = without_nonces(page);
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    // The character set has to stand in the first kilobyte, the policy before whatever loads something.
    let after = [("<meta charset", '>'), ("<head", '>')]
        .iter()
        .find_map(|(tag, end)| {
            let start = page.find(tag)?;
            Some(start + page[start..].find(*end)? + 1)
        })
        .with_context(|| format!("{file} has no <head>, where the policy belongs"))?;
    page.insert_str(after, &policy);
    if let Some((at, fault)) = refused(&page) {
        let line = page[..at].matches('\n').count() + 1;
        bail!("{file}, line {line} of the built page: {fault}");
    }
    Ok(page)
}

/// Takes out the `nonce="…"` that trunk gives its elements: only its server knows what to put there.
fn without_nonces(page: &str) -> String {
    let mut result = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find(" nonce=\"") {
        result.push_str(&rest[..start]);
        let value = &rest[start + " nonce=\"".len()..];
        rest = value.find('"').map_or("", |end| &value[end + 1..]);
    }
    result.push_str(rest);
    result
}

/// What in a page does not work in a release, and at which byte.
fn refused(page: &str) -> Option<(usize, &'static str)> {
    let inline_script = page.match_indices("<script").find(|(start, _)| {
        let tag = page[*start..].split('>').next().unwrap_or_default();
        !tag.contains("src=") && !tag.contains("json")
    });
    if let Some((at, _)) = inline_script {
        return Some((
            at,
            "an inline script, which the policy refuses (put it into a file)",
        ));
    }
    [
        (
            "<style",
            "an inline style, which the policy refuses (put it into viewer.css)",
        ),
        (
            " style=\"",
            "an inline style, which the policy refuses (put it into viewer.css)",
        ),
        (
            " data-trunk",
            "an element for trunk, which trunk left in the page",
        ),
        (
            " src=\"/",
            "an address from the root, so the page would work under `/` alone",
        ),
        (
            " href=\"/",
            "an address from the root, so the page would work under `/` alone",
        ),
    ]
    .iter()
    .find_map(|(part, fault)| Some((page.find(part)?, *fault)))
}

/// Every file of a folder and of those in it, relative to it, with `/`.
pub(crate) fn files_in(folder: &Path) -> Result<BTreeSet<String>> {
    fn gather(folder: &Path, before: &str, files: &mut BTreeSet<String>) -> Result<()> {
        let entries = fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                gather(&entry.path(), &format!("{name}/"), files)?;
            } else {
                files.insert(name);
            }
        }
        Ok(())
    }
    let mut files = BTreeSet::new();
    gather(folder, "", &mut files)?;
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::{self, Scratch};

    const SITE: &[(&str, &str)] = &[
        (
            "index.html",
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
             <link rel=\"modulepreload\" href=\"./viewer.js\">\n\
             <link rel=\"stylesheet\" href=\"viewer.css\">\n\
             <script type=\"module\" src=\"article-viewer.js\" nonce=\"{{__TRUNK NONCE__}}\"></script>\n\
             <script type=\"module\" src=\"page.js\"></script></head>\n\
             <body><article-viewer src=\"samples/interview.json\"></article-viewer></body></html>\n",
        ),
        (
            "article-viewer.js",
            "import { engine } from \"./engine.js\"; const css = new URL(\"./viewer.css\", import.meta.url);",
        ),
        (
            "engine.js",
            "import init from \"./viewer.js\"; const gaz = new URL(\"./en.gaz\", import.meta.url); const fa = \"./messages/fa.json\";",
        ),
        ("viewer.js", "new URL('viewer_bg.wasm', import.meta.url)"),
        ("viewer_bg.wasm", "\0asm"),
        ("viewer.css", ".av { color: red }"),
        (
            "page.js",
            "document.title = \"engine.js is not a path here\"",
        ),
        ("en.gaz", "gazetteer"),
        ("messages/fa.json", "{ \"open\": \"باز\" }\n"),
        ("icon.svg", "<svg/>"),
        ("samples/interview.json", "{}"),
        ("article.schema.json", "{}"),
    ];

    fn site(name: &str, changes: &[(&str, &str)]) -> Scratch {
        let site = scratch::folder(name);
        fs::create_dir(site.join("samples")).unwrap();
        fs::create_dir(site.join("messages")).unwrap();
        for (file, text) in SITE.iter().chain(changes) {
            fs::write(site.join(file), text).unwrap();
        }
        site
    }

    fn named(site: &Path, start: &str, ending: &str) -> String {
        let files = files_in(site).unwrap();
        let mut fitting = files
            .iter()
            .filter(|file| file.starts_with(start) && file.ends_with(ending));
        let file = fitting
            .next()
            .unwrap_or_else(|| panic!("no {start}…{ending} in {files:?}"));
        assert_eq!(fitting.next(), None, "{files:?}");
        file.clone()
    }

    #[test]
    fn what_the_loader_loads_is_named_after_its_content() {
        let site = site("finish-names", &[]);
        rename(&site).unwrap();

        let read = |file: &str| fs::read_to_string(site.join(file)).unwrap();
        let engine = named(&site, "engine-", ".js");
        let glue = named(&site, "viewer-", ".js");
        let wasm = named(&site, "viewer_bg-", ".wasm");
        let style = named(&site, "viewer-", ".css");
        let gazetteer = named(&site, "gazetteer-en-", ".gaz");
        let messages = named(&site, "messages/fa-", ".json");
        let page_script = named(&site, "page-", ".js");

        let loader = read("article-viewer.js");
        assert!(loader.contains(&format!("\"./{engine}\"")), "{loader}");
        assert!(loader.contains(&format!("\"./{style}\"")), "{loader}");
        let engine_text = read(&engine);
        for file in [&glue, &gazetteer, &messages] {
            assert!(
                engine_text.contains(&format!("\"./{file}\"")),
                "{engine_text}"
            );
        }
        assert!(read(&glue).contains(&format!("'{wasm}'")));
        assert!(read(&page_script).contains("engine.js is not a path here"));

        let page = read("index.html");
        for address in [format!("./{glue}"), style.clone(), page_script.clone()] {
            assert!(
                page.contains(&format!("\"{address}\"")),
                "{address} in {page}"
            );
        }
        assert!(
            page.contains("\"article-viewer.js\"") && page.contains("\"samples/interview.json\"")
        );
        for file in ["icon.svg", "article.schema.json", "samples/interview.json"] {
            assert!(site.join(file).is_file(), "{file}");
        }
        for (file, _) in SITE.iter().filter(|(file, _)| !is_stable(file)) {
            assert!(
                !site.join(file).exists(),
                "{file} is still there under its plain name"
            );
        }
    }

    #[test]
    fn a_hash_can_be_taken_out_of_a_name_again() {
        for (file, plain) in [
            ("engine.js", "engine.js"),
            ("url-state.js", "url-state.js"),
            ("messages/fa.json", "fa.json"),
            ("viewer_bg.wasm", "viewer_bg.wasm"),
            ("en.gaz", "gazetteer-en.gaz"),
        ] {
            assert_eq!(unhashed(&hashed(file, b"content")), plain);
        }
        assert_eq!(unhashed("messages/fa-0123456789.json"), "messages/fa.json");
        assert_eq!(unhashed("url-state.js"), "url-state.js");
    }

    #[test]
    fn a_change_deep_inside_renames_all_that_lead_to_it_and_nothing_else() {
        let before = site("finish-before", &[]);
        let after = site("finish-after", &[("viewer_bg.wasm", "\0asm, changed")]);
        rename(&before).unwrap();
        rename(&after).unwrap();
        for (start, ending, changes) in [
            ("viewer_bg-", ".wasm", true),
            ("viewer-", ".js", true),
            ("engine-", ".js", true),
            ("viewer-", ".css", false),
            ("gazetteer-en-", ".gaz", false),
            ("page-", ".js", false),
        ] {
            assert_eq!(
                named(&before, start, ending) != named(&after, start, ending),
                changes,
                "{start}…{ending}"
            );
        }
    }

    #[test]
    fn the_page_carries_the_policy_and_no_nonce() {
        let site = site("finish-policy", &[]);
        rename(&site).unwrap();
        let page = fs::read_to_string(site.join("index.html")).unwrap();
        let policy = page.find(POLICY).unwrap();
        assert!(policy < page.find("<link").unwrap() && policy < page.find("<script").unwrap());
        assert!(!page.contains("nonce"), "{page}");
    }

    #[test]
    fn what_the_policy_would_refuse_is_an_error_that_names_its_line() {
        for (line, fault) in [
            ("<script>start()</script>", "an inline script"),
            ("<p style=\"color: red\">", "an inline style"),
            ("<style>p { color: red }</style>", "an inline style"),
            ("<img src=\"/logo.svg\">", "an address from the root"),
        ] {
            let page = format!("<head><meta charset=\"utf-8\"></head>\n<body>\n{line}\n");
            let error = complete_page("index.html", &page).unwrap_err().to_string();
            assert!(
                error.starts_with("index.html, line 3 of the built page: "),
                "{error}"
            );
            assert!(error.contains(fault), "{error}");
        }
        let data = "<head>\n<script type=\"application/json\">{}</script></head>";
        assert!(complete_page("index.html", data).is_ok());
    }

    #[test]
    fn files_that_name_each_other_are_an_error_that_names_both() {
        let site = site(
            "finish-circle",
            &[(
                "viewer.js",
                "import \"./engine.js\"; new URL('viewer_bg.wasm', import.meta.url)",
            )],
        );
        let error = rename(&site).unwrap_err().to_string();
        assert!(
            error.starts_with("engine.js and viewer.js name each other"),
            "{error}"
        );
    }
}
