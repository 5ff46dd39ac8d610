//! `article-viewer render`: articles to pages that read without scripts.

use crate::arguments::Render as Call;
use crate::failure::{Failure, Outcome};
use crate::files::{self, Found};
use crate::input::Source;
use crate::list;
use crate::output::{self, counted};
use crate::page_files::{PAGE_FILE, Staged, Viewer, beside, copy_pictures, whole};
use article_viewer_model::{Article, Fault, Headlines, NonBlank, Position, Severity, read};
use article_viewer_render::{Data, Element, Entry, Page, element, index, page, text};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The article's JSON beside its page.
const DATA: &str = "article.json";

/// Renders articles.
pub(crate) fn run(call: &Call) -> Result<Outcome, Failure> {
    if call.part.fragment || call.part.text {
        return part(call);
    }
    let Some(folder) = &call.output else {
        return Err(Failure::call("a page and its files need a folder: -o DIR"));
    };
    apart(folder, call)?;
    let viewer = Viewer::of(call.viewer.as_deref())?;
    viewer.apart(folder)?;
    if matches!(viewer, Viewer::None) {
        output::to_stderr(
            "there is no viewer in ./dist, so the pages can be read, no more; --viewer names one, `cargo xtask build` makes it\n",
        );
    }
    match &call.articles[..] {
        [article] if !article.is_folder() => {
            let file = &files::find(&call.articles, &["json"])?[0];
            let staged = Staged::new(folder)?;
            let site = Site {
                call,
                viewer: &viewer,
                folder: staged.folder(),
            };
            let rendered = site.render(file, Path::new(""))?;
            rendered.tell();
            site.finish()?;
            staged.publish(call.force)?;
            Ok(Outcome::of_input(rendered.is_good(call)))
        }
        _ => many(call, &viewer, folder),
    }
}

/// Pages are not written over articles, and no run takes the pages of the last for articles.
fn apart(folder: &Path, call: &Call) -> Result<(), Failure> {
    for source in &call.articles {
        let Source::File(path) = source else { continue };
        let (from, to) = (whole(path), whole(folder));
        let is_inside = path.is_dir() && to.starts_with(&from);
        if is_inside || from.starts_with(&to) {
            return Err(Failure::call(format!(
                "-o {}: the articles stand there; name a folder apart from {}",
                folder.display(),
                path.display()
            )));
        }
    }
    Ok(())
}

/// One article to less than a page.
fn part(call: &Call) -> Result<Outcome, Failure> {
    let [source] = &call.articles[..] else {
        return Err(Failure::call("--fragment and --text take one FILE"));
    };
    let read = Read::of(source)?;
    read.tell();
    let out = if call.part.text {
        text(&read.article)
    } else {
        let data = match &call.part.src {
            Some(address) => Data::Address(address.clone()),
            None => Data::Inside(read.json.clone()),
        };
        element(
            &read.article,
            &Element {
                heading_level: call.part.heading_level,
                id: call.part.id_prefix.clone(),
                ..wishes(call, data)
            },
        )
    };
    match call.output.as_deref() {
        Some(path) if path != Path::new("-") => {
            if !call.force && path.is_file() {
                return Err(Failure::call(format!(
                    "{}: stands there already; --force overwrites it",
                    path.display()
                )));
            }
            output::to_file(path, &out)?;
        }
        _ => output::to_stdout(&out)?,
    }
    Ok(Outcome::of_input(call.lenient || read.faults.is_empty()))
}

fn many(call: &Call, viewer: &Viewer, folder: &Path) -> Result<Outcome, Failure> {
    let mut files = files::find(&call.articles, &["json"])?;
    // A list beside its article is no article.
    let is_list = |file: &Found| file.source.bytes().is_ok_and(|json| list::is_list(&json));
    files.retain(|file| !is_list(file));
    let below: Vec<PathBuf> = files
        .iter()
        .map(|file| file.below.with_extension(""))
        .collect();
    let mut seen = HashMap::new();
    for (file, below) in files.iter().zip(&below) {
        if let Some(other) = seen.insert(below, file) {
            return Err(Failure::call(format!(
                "“{}” and “{}” would both become {}; render them by themselves",
                other.source.name(),
                file.source.name(),
                folder.join(below).display()
            )));
        }
    }
    let staged = Staged::new(folder)?;
    let site = Site {
        call,
        viewer,
        folder: staged.folder(),
    };
    let done = files::each(&files, |file| {
        site.render(file, &file.below.with_extension(""))
    });
    let mut entries = Vec::new();
    let mut is_good = true;
    let mut failed = 0;
    for (done, below) in done.into_iter().zip(&below) {
        match done {
            Ok(rendered) => {
                rendered.tell();
                is_good &= rendered.is_good(call);
                entries.push(rendered.entry(below));
            }
            Err(failure) => {
                failed += 1;
                output::tell(&failure);
            }
        }
    }
    if !entries.is_empty() {
        site.index(entries)?;
        site.finish()?;
        staged.publish(call.force)?;
    }
    output::to_stderr(&format!(
        "{}: {} rendered, {failed} not\n",
        counted(files.len(), "article", "articles"),
        files.len() - failed,
    ));
    Ok(Outcome::of_input(is_good && failed == 0))
}

/// The folder of pages that is being filled.
struct Site<'a> {
    call: &'a Call,
    viewer: &'a Viewer,
    folder: &'a Path,
}

impl Site<'_> {
    /// Renders an article to a folder below the site's.
    fn render(&self, file: &Found, below: &Path) -> Result<Rendered, Failure> {
        let read = Read::of(&file.source)?;
        let depth = below.components().count();
        let to = self.folder.join(below);
        let failed = |error: std::io::Error| Failure::call(format!("{}: {error}", to.display()));
        fs::create_dir_all(&to).map_err(failed)?;
        let from = file.source.folder().unwrap_or(Path::new(""));
        let mut told = read.told.clone();
        told.extend(
            copy_pictures(&read.article, from, &to)
                .map_err(failed)?
                .into_iter()
                .map(|what| format!("{}: {what}", file.source.name())),
        );
        let back = (depth > 0).then(|| ("../".repeat(depth), self.call.title.clone()));
        let written = self.write(
            &read,
            &to,
            Page {
                address: self.address(below),
                files: self.viewer.files(depth),
                back,
            },
        );
        written.map_err(failed)?;
        Ok(Rendered {
            json: serde_json::to_vec(&*read.article)
                .map_err(|error| Failure::call(error.to_string()))?,
            faults: read.faults.len(),
            told,
        })
    }

    fn write(&self, read: &Read, to: &Path, mut wanted: Page) -> std::io::Result<()> {
        if wanted.files.script.is_some() {
            wanted.files.fetched.push(DATA.to_owned());
            if is_given(&read.article) {
                // No country has to be found.
                wanted
                    .files
                    .fetched
                    .retain(|file| !file.contains("/gazetteer"));
            }
        }
        let wishes = Element {
            is_index: read.is_index,
            ..wishes(self.call, Data::Address(DATA.to_owned()))
        };
        fs::write(to.join(PAGE_FILE), page(&read.article, &wishes, &wanted))?;
        fs::write(to.join(DATA), &read.json)
    }

    /// The page that leads to them all.
    fn index(&self, entries: Vec<Entry>) -> Result<(), Failure> {
        let title = NonBlank::new(self.call.title.as_str())
            .ok_or_else(|| Failure::call("--title has no words"))?;
        let article = Rc::new(index(title, entries));
        let read = Read {
            json: output::json(&*article)?,
            article,
            is_index: true,
            faults: Vec::new(),
            told: Vec::new(),
        };
        let wanted = Page {
            address: self.address(Path::new("")),
            files: self.viewer.files(0),
            back: None,
        };
        self.write(&read, self.folder, wanted)
            .map_err(|error| Failure::call(format!("{}: {error}", self.folder.display())))
    }

    /// What all pages load.
    fn finish(&self) -> Result<(), Failure> {
        self.viewer
            .copy(self.folder)
            .map_err(|error| Failure::call(format!("the viewer can't be copied: {error}")))
    }

    /// A page's own address, empty where nobody has said where it will be.
    fn address(&self, below: &Path) -> String {
        let Some(base) = &self.call.base_url else {
            return String::new();
        };
        let end = if base.ends_with('/') { "" } else { "/" };
        format!("{base}{end}{}", relative(below))
    }
}

/// Every headline brings its countries.
fn is_given(article: &Article) -> bool {
    match &article.headlines {
        Headlines::List(items) => items.iter().all(|item| item.countries.is_some()),
        Headlines::Src(_) => false,
    }
}

/// What a segment of an address's path needs no escape for: RFC 3986, `unreserved`.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The address of a folder below the site, with a slash at its end; empty for the site's own.
fn relative(below: &Path) -> String {
    let mut out = String::new();
    for part in below.components() {
        let name = part.as_os_str().to_string_lossy();
        out.extend(utf8_percent_encode(&name, SEGMENT));
        out.push('/');
    }
    out
}

fn wishes(call: &Call, data: Data) -> Element {
    Element {
        open: call.open.clone(),
        heading_level: 1,
        id: String::new(),
        is_index: false,
        language: call.lang.clone(),
        data,
    }
}

/// What came of an article. It goes from one thread to another, as an article can't.
struct Rendered {
    json: Vec<u8>,
    faults: usize,
    told: Vec<String>,
}

impl Rendered {
    fn tell(&self) {
        for line in &self.told {
            output::to_stderr(&format!("{line}\n"));
        }
    }

    fn is_good(&self, call: &Call) -> bool {
        call.lenient || self.faults == 0
    }

    fn entry(&self, below: &Path) -> Entry {
        let article = read(&self.json).article;
        let article = article.unwrap_or_else(|| unreachable!("it was written from an article"));
        Entry {
            article: Rc::new(article),
            address: relative(below),
        }
    }
}

/// An article with its list, as the page shows them.
struct Read {
    article: Rc<Article>,
    /// For the viewer: the file as it is, but for a list that stood beside it, which is put in.
    json: String,
    is_index: bool,
    /// What costs the reader something.
    faults: Vec<String>,
    /// The faults, and what else an editor should know.
    told: Vec<String>,
}

impl Read {
    fn of(source: &Source) -> Result<Self, Failure> {
        let mut json = source.text()?;
        let reading = read(json.as_bytes());
        let place = |fault: &Fault| placed(source, &json, fault);
        let is_error = |fault: &&Fault| fault.severity > Severity::Warning;
        let faults: Vec<String> = reading.faults.iter().filter(is_error).map(place).collect();
        let Some(mut article) = reading.article else {
            return Err(Failure::Told(faults));
        };
        let mut told = faults.clone();
        if let Headlines::Src(link) = &article.headlines {
            let address: &str = link;
            let file = beside(address).and_then(|file| Some(source.folder()?.join(file)));
            match file.filter(|path| path.is_file()) {
                Some(path) => {
                    let source = Source::File(path);
                    let list = source.text()?;
                    let (items, faults) = list::read(list.as_bytes());
                    told.extend(faults.iter().map(|fault| placed(&source, &list, fault)));
                    if list::is_list(list.as_bytes()) {
                        json = with_list(&json, &list).unwrap_or(json);
                    }
                    article.headlines = Headlines::List(items);
                }
                None => told.push(format!(
                    "{}: the headlines of “{address}” are not here; the page shows them once the viewer has loaded them",
                    source.name()
                )),
            }
        }
        Ok(Self {
            article: Rc::new(article),
            json,
            is_index: false,
            faults,
            told,
        })
    }

    fn tell(&self) {
        for line in &self.told {
            output::to_stderr(&format!("{line}\n"));
        }
    }
}

/// A fault with its place, as `check` tells it.
fn placed(source: &Source, json: &str, fault: &Fault) -> String {
    let at = Position::of(json.as_bytes(), fault.offset);
    format!("{}:{}:{}: {fault}", source.name(), at.line, at.column)
}

/// The article's JSON with the list in the place of its address; all else stays as it is.
fn with_list(article: &str, list: &str) -> Option<String> {
    let mut article: Value = serde_json::from_str(article.trim_start_matches('\u{FEFF}')).ok()?;
    article["headlines"] = serde_json::from_str(list.trim_start_matches('\u{FEFF}')).ok()?;
    serde_json::to_string(&article).ok()
}
