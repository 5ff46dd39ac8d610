//! The part of the results that stands in the page: the first screen at once, the rest piece by piece once the reader rests.

use std::ops::Range;

/// So many rows are drawn at once where no screen says how many it holds.
const FIRST_SCREEN: usize = 18;
/// A row's height at least (`--av-target`), what stands above the list while the reader types, and the height that the
/// list's column has at most, in CSS pixels.
const ROW: usize = 44;
const ABOVE: usize = 250;
const COLUMN: usize = 1_024;
/// Between these widths the list may stand in two columns.
const TWO_COLUMNS: Range<usize> = 576..992;
/// So many rows stand in the list itself. Those after them stand in blocks, which a browser lays out only near what is
/// seen (`content-visibility`), and drops without a layout.
const PLAIN: usize = 144;
/// So many rows are in a block: few enough to be laid out within a frame.
const BLOCK: usize = 48;
/// So many blocks are drawn at a time.
const BLOCKS: usize = 3;

/// The part of the results that stands in the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InPage {
    /// So many rows are drawn at once.
    first_screen: usize,
    /// The rows of the list itself, from the first on.
    plain: usize,
    /// Where each block ends that follows them, with the block's key.
    blocks: Vec<(usize, usize)>,
    /// Countries that the table hides stand in it as well.
    pub(crate) all_facets: bool,
}

impl InPage {
    /// The first screen, in CSS pixels, and the whole table.
    pub(crate) fn first(screen: Option<(usize, usize)>) -> Self {
        let plain = screen.map_or(FIRST_SCREEN, |(width, height)| {
            let rows = (height.clamp(640, COLUMN) - ABOVE).div_ceil(ROW);
            rows * if TWO_COLUMNS.contains(&width) { 2 } else { 1 }
        });
        Self {
            first_screen: plain,
            plain,
            blocks: Vec::new(),
            all_facets: true,
        }
    }

    /// The first screen of other results, and what is seen of their table.
    pub(crate) fn again(&self) -> Self {
        Self {
            first_screen: self.first_screen,
            plain: self.first_screen,
            blocks: Vec::new(),
            all_facets: false,
        }
    }

    /// The same, where the row that has the focus goes from the place `old` to `new`. It keeps its element, for it stays
    /// in its block.
    pub(crate) fn again_with(&self, old: usize, new: usize) -> Self {
        let again = self.again();
        match self.blocks().find(|(_, rows)| rows.contains(&old)) {
            None => Self {
                plain: self.first_screen.max(new + 1),
                ..again
            },
            Some((key, _)) => Self {
                plain: self.first_screen.min(new),
                blocks: vec![(new + 1, key)],
                ..again
            },
        }
    }

    /// The rows of the list itself.
    pub(crate) fn plain(&self) -> Range<usize> {
        0..self.plain
    }

    /// The key of each block, and its rows.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        let begins = std::iter::once(self.plain).chain(self.blocks.iter().map(|(end, _)| *end));
        let blocks = self.blocks.iter().zip(begins);
        blocks.map(|(&(end, key), begin)| (key, begin..end))
    }

    /// So many rows stand in the page.
    pub(crate) fn rows(&self) -> usize {
        self.blocks.last().map_or(self.plain, |(end, _)| *end)
    }

    /// No more than so many rows.
    pub(crate) fn limit(&mut self, most: usize) {
        self.plain = self.plain.min(most.max(self.first_screen));
        self.blocks.retain_mut(|(end, _)| {
            let begins_below = *end <= most || most + BLOCK > *end;
            *end = most.min(*end);
            begins_below
        });
    }

    /// The next piece of so many rows.
    pub(crate) fn fill(&mut self, most: usize) {
        if !self.all_facets {
            self.all_facets = true;
        } else if self.blocks.is_empty() && self.plain < PLAIN.min(most) {
            self.plain = most.min(PLAIN);
        } else {
            for _ in 0..BLOCKS {
                self.fill_block(most);
            }
        }
    }

    /// All of so many rows.
    pub(crate) fn fill_all(&mut self, most: usize) {
        while !self.all_facets || self.rows() < most {
            self.fill(most);
        }
    }

    fn fill_block(&mut self, most: usize) {
        let last = self.blocks().last();
        let (key, begin) = match last {
            // A list that grows, or a block that was kept for the focus, goes on where it ends.
            Some((key, rows)) if rows.len() < BLOCK => {
                self.blocks.pop();
                (key, rows.start)
            }
            Some((key, rows)) => (key + 1, rows.end),
            None => (0, self.plain),
        };
        let end = most.min(begin + BLOCK);
        if begin < end {
            self.blocks.push((end, key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(most: usize) -> InPage {
        let mut page = InPage::first(None);
        page.fill_all(most);
        page
    }

    #[test]
    fn a_screen_holds_as_many_rows_as_it_is_high() {
        let rows = |width, height| InPage::first(Some((width, height))).rows();
        assert_eq!(rows(390, 844), 14);
        assert_eq!(rows(1_280, 900), 15);
        assert_eq!(rows(820, 1_180), 36);
        // The column is no higher on a larger screen, and nobody's screen is that small.
        assert_eq!((rows(3_840, 2_160), rows(320, 200)), (18, 9));
    }

    #[test]
    fn fills_countries_then_rows_then_blocks() {
        let mut page = InPage::first(None).again();
        page.fill(2_000);
        assert_eq!((page.all_facets, page.plain()), (true, 0..FIRST_SCREEN));
        page.fill(2_000);
        assert_eq!((page.plain(), page.blocks().count()), (0..PLAIN, 0));
        page.fill(2_000);
        assert_eq!(page.blocks().count(), BLOCKS);
        page.fill_all(2_000);
        assert_eq!(page.rows(), 2_000);
        let mut at = PLAIN;
        for (key, rows) in page.blocks() {
            assert_eq!(rows.start, at, "block {key}");
            assert!(rows.len() <= BLOCK && !rows.is_empty(), "block {key}");
            at = rows.end;
        }
        assert_eq!(filled(30).plain(), 0..30);
    }

    #[test]
    fn a_growing_list_goes_on_in_its_last_block() {
        let mut page = filled(150);
        assert_eq!(page.blocks().collect::<Vec<_>>(), [(0, 144..150)]);
        page.fill_all(400);
        assert_eq!(page.blocks().next(), Some((0, 144..192)));
        assert_eq!(page.rows(), 400);
    }

    #[test]
    fn a_shorter_list_ends_where_it_ends() {
        let mut page = filled(2_000);
        page.limit(200);
        assert_eq!(
            page.blocks().collect::<Vec<_>>(),
            [(0, 144..192), (1, 192..200)]
        );
        page.limit(100);
        assert_eq!((page.plain(), page.blocks().count()), (0..100, 0));
    }

    #[test]
    fn the_row_that_has_the_focus_stays_where_it_is_drawn() {
        let page = filled(2_000);
        let (key, _) = page
            .blocks()
            .find(|(_, rows)| rows.contains(&1_500))
            .unwrap();
        let mut kept = page.again_with(1_500, 750);
        assert_eq!(kept.plain(), 0..FIRST_SCREEN);
        assert_eq!(
            kept.blocks().collect::<Vec<_>>(),
            [(key, FIRST_SCREEN..751)]
        );
        kept.fill_all(1_000);
        assert_eq!(kept.rows(), 1_000);
        // To the very front of the list, still in its block.
        assert_eq!(
            page.again_with(1_500, 3).blocks().collect::<Vec<_>>(),
            [(key, 3..4)]
        );
        assert_eq!(page.again_with(100, 50).plain(), 0..51);
    }
}
