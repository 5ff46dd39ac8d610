//! Who asks and who answers, as an editor tells it: a name and a role a line. The account has such lines, so that it can
//! be put right and given back; what else stands in an account is passed over.

use crate::data::fold;
use std::fmt;

/// What an editor says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldRole {
    /// It asks.
    Asks,
    /// It answers.
    Answers,
    /// It names nobody who speaks: the line is text.
    Nobody,
}

impl ToldRole {
    fn of(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "asks" => Self::Asks,
            "answers" => Self::Answers,
            "nobody" => Self::Nobody,
            _ => return None,
        })
    }

    /// The word for it in a file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Answers => "answers",
            Self::Nobody => "nobody",
        }
    }
}

/// The names and roles that an editor has told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told(Vec<(usize, String, ToldRole)>);

/// A line that tells no role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldError {
    /// The line, from 1.
    pub line: usize,
    message: String,
}

impl fmt::Display for ToldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ToldError {}

/// What a line of an account begins with, behind the file's name.
pub(crate) const SPEAKER: &str = ": speaker: ";

impl Told {
    /// Reads names and roles: `Karin Olsen: answers`, or with a tab or `=`; `#` begins a remark.
    ///
    /// ```
    /// use article_viewer_import::{Told, ToldRole};
    /// let told = Told::read("# by ear\nPost: asks\npage.txt: speaker: Karin Olsen: answers\n").unwrap();
    /// assert_eq!(told.role("KARIN OLSEN"), Some(ToldRole::Answers));
    /// assert_eq!(Told::read("Post asks").unwrap_err().line, 1);
    /// ```
    ///
    /// # Errors
    ///
    /// [`ToldError`] with the first line that is no name and role, or that says another role of a name than a line above.
    pub fn read(text: &str) -> Result<Self, ToldError> {
        let mut told = Self::default();
        for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            let fault = |message: String| ToldError {
                line: index + 1,
                message,
            };
            let line = line.trim();
            let of_account = line.split_once(SPEAKER).map(|(_, rest)| rest);
            let is_account = [": guessed: ", ": dropped: ", " dropped, ", " repeated), "];
            if line.is_empty()
                || line.starts_with('#')
                || (of_account.is_none() && is_account.iter().any(|part| line.contains(part)))
            {
                continue;
            }
            let row = of_account.unwrap_or(line);
            let (name, word) = row
                .rsplit_once(['\t', ':', '=', '：'])
                .map_or((row, ""), |(name, word)| (name.trim(), word.trim()));
            if name.is_empty() {
                return Err(fault(
                    "a role without a name; write “Name: asks”".to_owned(),
                ));
            }
            let Some(role) = ToldRole::of(word) else {
                return Err(fault(format!(
                    "“{word}” is no role of “{name}”; write “Name: asks”, “Name: answers” or “Name: nobody”"
                )));
            };
            match told.role(name) {
                Some(above) if above != role => {
                    return Err(fault(format!(
                        "“{name}” {} here, and {} in a line above; keep one of them",
                        role.word(),
                        above.word()
                    )));
                }
                Some(_) => {}
                None => told.0.push((index + 1, name.to_owned(), role)),
            }
        }
        Ok(told)
    }

    /// What is told of a name.
    pub fn role(&self, name: &str) -> Option<ToldRole> {
        let name = fold(name);
        let mut rows = self.0.iter();
        rows.find(|(_, other, _)| fold(other) == name)
            .map(|(.., role)| *role)
    }

    /// The names, with their lines from 1.
    pub fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(|(line, name, _)| (*line, name.as_str()))
    }
}
