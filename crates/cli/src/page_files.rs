//! What stands beside rendered pages: the style sheet, the viewer, pictures; and how a folder of pages appears as a whole.

use crate::failure::Failure;
use crate::output::file_name;
use article_viewer_model::{Article, Block, Image};
use article_viewer_render::Files;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The folder of the viewer in a site.
const FOLDER: &str = "article-viewer";
/// What `cargo xtask build` makes.
const BUILT: &str = "dist";
/// The one name that a build of the viewer does not change.
const SCRIPT: &str = "article-viewer.js";

/// The sheets of a page without the viewer's own.
const SHEET: (&str, &str) = ("viewer.css", include_str!("../../../static/viewer.css"));
const PAGE: (&str, &str) = ("page.css", include_str!("../../../static/page.css"));

/// The viewer that takes pages over.
pub(crate) enum Viewer {
    /// It is copied from a folder; what the folder has.
    Folder(PathBuf, Files),
    /// Its script stands elsewhere, at this address; a relative one is as the site's first page has it.
    Script(String),
    /// There is none: pages can be read, no more.
    None,
}

impl Viewer {
    /// The one that the call names, else the one that was built here.
    pub(crate) fn of(named: Option<&str>) -> Result<Self, Failure> {
        match named {
            Some(address) if has_end(address, ".js") => Ok(Self::Script(address.to_owned())),
            Some(address) if is_web(address) => {
                let end = if address.ends_with('/') { "" } else { "/" };
                Ok(Self::Script(format!("{address}{end}{SCRIPT}")))
            }
            Some(folder) => Self::in_folder(Path::new(folder)).ok_or_else(|| {
                Failure::call(format!(
                    "--viewer {folder}: there is no {SCRIPT} in it; `cargo xtask build` makes one in dist"
                ))
            }),
            None => Ok(Self::in_folder(Path::new(BUILT)).unwrap_or(Self::None)),
        }
    }

    fn in_folder(folder: &Path) -> Option<Self> {
        if !folder.join(SCRIPT).is_file() {
            return None;
        }
        // Their names end in what they hold: viewer-7WMCAHV6.css.
        let named = |below: &str, begin: &str, end: &str| {
            let entries = fs::read_dir(folder.join(below)).ok()?;
            let mut names: Vec<String> = entries
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| name.starts_with(begin) && name.ends_with(end))
                .collect();
            names.sort();
            Some(format!("{below}{}", names.first()?))
        };
        let files = Files {
            styles: named("", "viewer", ".css").into_iter().collect(),
            script: Some(SCRIPT.to_owned()),
            modules: named("chunks/", "rendered-", ".js").into_iter().collect(),
            fetched: [
                named("", "viewer_bg", ".wasm"),
                named("", "gazetteer", ".gaz"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            icon: folder
                .join("icon.svg")
                .is_file()
                .then(|| "icon.svg".to_owned()),
        };
        Some(Self::Folder(folder.to_owned(), files))
    }

    /// A copy in the viewer's own folder would have no end.
    pub(crate) fn apart(&self, folder: &Path) -> Result<(), Failure> {
        match self {
            Self::Folder(from, _) if whole(folder).starts_with(whole(from)) => {
                Err(Failure::call(format!(
                    "-o {}: the viewer stands there; name a folder apart from {}",
                    folder.display(),
                    from.display()
                )))
            }
            _ => Ok(()),
        }
    }

    /// What a page loads that stands so many folders below the site.
    pub(crate) fn files(&self, depth: usize) -> Files {
        let up = "../".repeat(depth);
        let own = |name: &str| format!("{up}{name}");
        match self {
            Self::Folder(_, files) => {
                let inside = |name: &String| format!("{up}{FOLDER}/{name}");
                let mut styles: Vec<String> = files.styles.iter().map(inside).collect();
                styles.push(own(PAGE.0));
                Files {
                    styles,
                    script: files.script.as_ref().map(inside),
                    modules: files.modules.iter().map(inside).collect(),
                    fetched: files.fetched.iter().map(inside).collect(),
                    icon: files.icon.as_ref().map(inside),
                }
            }
            Self::Script(address) => Files {
                styles: vec![own(SHEET.0), own(PAGE.0)],
                script: Some(if is_web(address) || address.starts_with('/') {
                    address.clone()
                } else {
                    own(address)
                }),
                ..Files::default()
            },
            Self::None => Files {
                styles: vec![own(SHEET.0), own(PAGE.0)],
                ..Files::default()
            },
        }
    }

    /// Puts sheets and viewer into the folder of a site.
    pub(crate) fn copy(&self, site: &Path) -> io::Result<()> {
        fs::write(site.join(PAGE.0), PAGE.1)?;
        match self {
            Self::Folder(folder, files) => {
                if files.styles.is_empty() {
                    fs::write(site.join(SHEET.0), SHEET.1)?;
                }
                copy_viewer(folder, &site.join(FOLDER))
            }
            _ => fs::write(site.join(SHEET.0), SHEET.1),
        }
    }
}

/// A path from the root on, without links, as far as it stands already.
pub(crate) fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let standing = path.ancestors().find_map(|part| {
        let real = fs::canonicalize(part).ok()?;
        Some(real.join(path.strip_prefix(part).ok()?))
    });
    standing.unwrap_or(path)
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn has_end(text: &str, end: &str) -> bool {
    text.len() > end.len() && text.ends_with(end)
}

/// What of a build serves no page but its own: the npm package, the samples, the page, the site that it leads to.
const LEFT: [&str; 5] = [
    "npm",
    "samples",
    "index.html",
    "article.schema.json",
    "site",
];

fn copy_viewer(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_hidden = name.to_string_lossy().starts_with('.');
        if is_hidden
            || LEFT.iter().any(|left| name == *left)
            || name.to_string_lossy().starts_with("page-")
        {
            continue;
        }
        copy(&entry.path(), &to.join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Copies an article's own pictures from its folder to its page's; tells of those that can't be.
pub(crate) fn copy_pictures(article: &Article, from: &Path, to: &Path) -> io::Result<Vec<String>> {
    let mut told = Vec::new();
    for image in pictures(article) {
        let address: &str = &image.url;
        if is_elsewhere(address) || address.starts_with(['?', '#']) {
            continue;
        }
        let Some(file) = beside(address) else {
            told.push(format!(
                "the picture “{address}” does not stand beside the article, and is not copied"
            ));
            continue;
        };
        if from.join(&file).is_file() {
            let target = to.join(&file);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(from.join(&file), target)?;
        } else {
            told.push(format!("the picture “{address}” is missing"));
        }
    }
    Ok(told)
}

/// An address that leads to another host.
fn is_elsewhere(address: &str) -> bool {
    address.contains(':') || address.starts_with("//")
}

/// The file beside an article, or below it, that an address of the article's names; nothing that leads out of its folder.
pub(crate) fn beside(address: &str) -> Option<PathBuf> {
    let name = address.split(['?', '#']).next().unwrap_or_default();
    let file = PathBuf::from(file_name(name));
    let is_below = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    let is_file = !is_elsewhere(address) && !name.is_empty() && file.components().all(is_below);
    is_file.then_some(file)
}

fn pictures(article: &Article) -> impl Iterator<Item = &Image> {
    let inside = article.body.iter().filter_map(|block| match block {
        Block::Image(image) => Some(image),
        _ => None,
    });
    article.image.iter().chain(inside)
}

/// A folder that is being filled, beside the one whose place it takes, or in it where that stands already: a folder may be
/// another disk. It goes away if it does not come to that.
pub(crate) struct Staged {
    folder: PathBuf,
    target: PathBuf,
}

impl Staged {
    /// Begins a folder for `target`.
    pub(crate) fn new(target: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::call(format!("-o {}: {error}", target.display()));
        if target.is_file() {
            return Err(Failure::call(format!(
                "-o {}: this is a file; name a folder",
                target.display()
            )));
        }
        let parent = match target.parent() {
            _ if target.is_dir() => target,
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(failed)?;
        // What a run that was broken off has left is passed over.
        let free = (0..).map(|turn| parent.join(format!(".{}.{turn}.part", std::process::id())));
        for folder in free {
            match fs::create_dir(&folder) {
                Ok(()) => {
                    return Ok(Self {
                        folder,
                        target: target.to_owned(),
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(error)),
            }
        }
        unreachable!("the names never end")
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts what it holds in its place, each page's files before the page itself. What stands there is kept but with `force`;
    /// what has another name is kept in any case.
    pub(crate) fn publish(self, force: bool) -> Result<(), Failure> {
        let failed =
            |error: io::Error| Failure::call(format!("-o {}: {error}", self.target.display()));
        if !self.target.exists() {
            return fs::rename(&self.folder, &self.target).map_err(failed);
        }
        let mut files = Vec::new();
        list(&self.folder, Path::new(""), &mut files).map_err(failed)?;
        files.sort_by_key(|file| file.ends_with(PAGE_FILE));
        let mut places = files.iter().map(|file| self.target.join(file));
        if let Some(there) = places.find(|place| !force && place.exists()) {
            return Err(Failure::call(format!(
                "{}: stands there already; --force overwrites it",
                there.display()
            )));
        }
        for file in files {
            let place = self.target.join(&file);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            fs::rename(self.folder.join(&file), place).map_err(failed)?;
        }
        Ok(())
    }
}

/// The name of a page.
pub(crate) const PAGE_FILE: &str = "index.html";

/// The files in a folder and below it.
fn list(folder: &Path, below: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let name = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(folder, &name, found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
