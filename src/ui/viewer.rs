//! The viewer as a whole: its state, the article beside the list, and what the host is told.

use super::article::Article;
use super::effects::{Effects, focused_row, screen};
use super::error::{Refusal, error};
use super::foreign::ForeignChanges;
use super::headlines::{
    Arrival, HeadlineSource, Headlines, InPage, Results, Status, arranged, ranked,
};
use super::host::Host;
use super::host_options::HostOptions;
use super::locale::{Locale, direction};
use super::state::{Action, Dispatch, FocusTarget, State};
use super::view::{ByRef, Context as Drawing, View};
use article_viewer_headlines::{Facet, Names, Selection};
use article_viewer_model::{Article as Data, decimal};
use std::cell::{LazyCell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// One article with its headlines, and all that its drawing needs.
#[derive(Clone)]
pub struct Loaded {
    /// The article.
    pub article: Rc<Data>,
    /// The headlines.
    pub headlines: HeadlineSource,
    /// The names of countries.
    pub names: Rc<LazyNames>,
    /// The host's wishes.
    pub options: HostOptions,
    /// The interface's language.
    pub locale: Locale,
    /// The state at first.
    pub initial: Rc<State>,
    /// Who hosts it.
    pub host: Rc<dyn Host>,
}

/// Names that are made once something is typed: some 250 countries, and 10 ms.
pub type LazyNames = LazyCell<Names, Box<dyn FnOnce() -> Names>>;

/// A viewer's content.
#[derive(Clone)]
pub enum Screen {
    /// Nothing: the root waits for its next mount.
    Empty,
    /// An article.
    Article(Rc<Loaded>),
    /// Why there is none.
    Refusal(Rc<Refusal>),
}

/// The props of a [`Viewer`].
#[derive(Properties, Clone)]
pub struct ViewerProps {
    /// Another generation begins anew; the same one keeps its state.
    pub generation: u32,
    /// Its content.
    pub screen: Screen,
}

impl PartialEq for ViewerProps {
    fn eq(&self, other: &Self) -> bool {
        self.generation == other.generation
            && match (&self.screen, &other.screen) {
                (Screen::Empty, Screen::Empty) => true,
                (Screen::Article(a), Screen::Article(b)) => Rc::ptr_eq(a, b),
                (Screen::Refusal(a), Screen::Refusal(b)) => Rc::ptr_eq(a, b),
                _ => false,
            }
    }
}

/// A viewer: what it shows follows from its props and its [`State`]. A root holds one, and is used again and
/// again, for Yew can't give one back without a leak.
pub struct Viewer {
    state: State,
    dispatch: Dispatch,
    root: NodeRef,
    foreign: ForeignChanges,
    /// A drawing has begun and is not done.
    drawing: bool,
    /// Counts how often the whole had to be drawn anew, because others had broken it.
    redrawn: usize,
    effects: Effects,
    /// None while there is no article.
    drawn: Option<Drawn>,
}

/// The pieces of a drawing. Each is made anew only when it changes, so that all else is passed over.
struct Drawn {
    view: View,
    open: ByRef<Vec<bool>>,
    selection: Rc<Selection>,
    /// The countries of the whole list in the order of the table, which a query does not change.
    ranked: Vec<Facet>,
    facets: Rc<[Facet]>,
    results: ByRef<Results>,
    in_page: InPage,
}

impl Viewer {
    fn view_of(&self, loaded: &Loaded) -> View {
        View::new(Drawing {
            article: loaded.article.clone(),
            card_ids: loaded.article.card_ids(),
            options: loaded.options.clone(),
            locale: loaded.locale.clone(),
            host: loaded.host.clone(),
            dispatch: self.dispatch.clone(),
            foreign: self.foreign.clone(),
            root: self.root.clone(),
        })
    }

    /// Learns what others have changed since the last drawing, before anything is compared with it.
    fn look(&mut self) {
        self.foreign.begin();
        if self.foreign.broke(&self.root) | self.foreign.broke_around() {
            self.redrawn += 1;
        }
    }

    /// `true` if an update is to be drawn. After one that is not, what comes next is others' again, unless a drawing is
    /// still to come of an update before.
    fn draws(&mut self, draws: bool) -> bool {
        self.drawing |= draws;
        if !self.drawing {
            self.foreign.end();
        }
        draws
    }

    fn start(&mut self, ctx: &Context<Self>) {
        self.effects = Effects::default();
        self.foreign = ForeignChanges::default();
        self.drawn = None;
        if let Screen::Article(loaded) = &ctx.props().screen {
            self.state = (*loaded.initial).clone();
            let selection = Rc::new(select(loaded, &self.state));
            let ranked = ranked(&selection, &loaded.locale);
            let facets = arranged(&self.state, &selection, &ranked);
            let mut in_page = InPage::first(screen());
            if loaded.options.rendered {
                in_page.fill_all(selection.rows.len().min(self.state.list.limit));
            }
            self.drawn = Some(Drawn {
                view: self.view_of(loaded),
                open: ByRef::new(self.state.open.clone()),
                results: results(loaded, &self.state, &selection, &facets),
                selection,
                ranked,
                facets,
                in_page,
            });
            self.fill(true);
        }
    }

    /// The list has grown, or the host asks for another drawing of the same article.
    fn follow(&mut self, loaded: &Loaded) {
        let view = self.view_of(loaded);
        let holds_table = self.effects.holds_table(&view);
        let Some(drawn) = &mut self.drawn else { return };
        let same = drawn.view.options == view.options
            && drawn.view.locale == view.locale
            && Rc::ptr_eq(&drawn.view.host, &view.host);
        if !same {
            drawn.view = view;
        }
        drawn.selection = Rc::new(select(loaded, &self.state));
        drawn.in_page.limit(drawn.selection.rows.len());
        drawn.ranked = ranked(&drawn.selection, &loaded.locale);
        // Nothing moves under the reader's pointer, nor with the focus.
        if !holds_table {
            drawn.facets = arranged(&self.state, &drawn.selection, &drawn.ranked);
        }
        drawn.results = results(loaded, &self.state, &drawn.selection, &drawn.facets);
        // What loads is drawn again and again: it rests, too, before the list is filled.
        let loads = loaded.headlines.arrival == Arrival::Loading;
        self.fill(!loads && !self.effects.waits_for_rest());
    }

    fn act(&mut self, loaded: &Loaded, action: Action) {
        let (query, limit) = (self.state.query.clone(), self.state.list.limit);
        let rearranges = action == Action::Rearrange;
        self.state.apply(action);
        let Some(drawn) = &mut self.drawn else { return };
        if *drawn.open != self.state.open {
            drawn.open = ByRef::new(self.state.open.clone());
        }
        if self.state.query != query {
            let selection = Rc::new(select(loaded, &self.state));
            // What is shown as before stays.
            if drawn.selection.rows != selection.rows {
                // The row that has the focus does, too, as long as it is shown at all.
                let kept = focused_row(&self.root).and_then(|old| {
                    let row = drawn.selection.rows.get(old)?;
                    let new = selection.rows.binary_search(row).ok()?;
                    Some(drawn.in_page.again_with(old, new))
                });
                let mut again = kept.unwrap_or_else(|| drawn.in_page.again());
                // A choice leaves the table as it is.
                again.all_facets = drawn.in_page.all_facets && self.state.query.text == query.text;
                drawn.in_page = again;
            }
            drawn.selection = selection;
        } else if self.state.list.limit > limit {
            drawn.in_page.fill(most(drawn, &self.state));
        }
        // A card, or a way to somewhere, leaves the list alone.
        let before = &drawn.results;
        let same = !rearranges && self.state.query == query && before.list == self.state.list;
        if !same {
            drawn.facets = arranged(&self.state, &drawn.selection, &drawn.ranked);
            drawn.results = results(loaded, &self.state, &drawn.selection, &drawn.facets);
            self.fill(false);
        }
    }

    /// Has further rows drawn, if there are any, once the reader rests: `rested` if they do already.
    fn fill(&mut self, rested: bool) {
        let has_more = self.drawn.as_ref().is_some_and(|drawn| {
            drawn.in_page.rows() < most(drawn, &self.state) || !drawn.in_page.all_facets
        });
        self.effects.want_fill(has_more.then_some(rested));
    }
}

/// So many rows may stand in the page.
fn most(drawn: &Drawn, state: &State) -> usize {
    drawn.selection.rows.len().min(state.list.limit)
}

fn select(loaded: &Loaded, state: &State) -> Selection {
    let store = loaded.headlines.store.borrow();
    if state.query.text.trim().is_empty() {
        return store.select(&state.query, &Names::default());
    }
    store.select(&state.query, &loaded.names)
}

fn results(
    loaded: &Loaded,
    state: &State,
    selection: &Rc<Selection>,
    facets: &Rc<[Facet]>,
) -> ByRef<Results> {
    let store = loaded.headlines.store.borrow();
    ByRef::new(Results {
        source: loaded.headlines.clone(),
        query: state.query.clone(),
        selection: selection.clone(),
        status: Status::new(&store, &state.query, selection, &loaded.locale).into(),
        facets: facets.clone(),
        list: state.list,
        marks: RefCell::default(),
    })
}

impl Component for Viewer {
    type Message = Action;
    type Properties = ViewerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut viewer = Self {
            state: State::default(),
            dispatch: ctx.link().callback(|action| action),
            root: NodeRef::default(),
            foreign: ForeignChanges::default(),
            drawing: false,
            redrawn: 0,
            effects: Effects::default(),
            drawn: None,
        };
        viewer.start(ctx);
        viewer
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ViewerProps) -> bool {
        self.look();
        match &ctx.props().screen {
            Screen::Article(loaded) if ctx.props().generation == old.generation => {
                self.follow(loaded);
            }
            _ => self.start(ctx),
        }
        self.draws(true)
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let Screen::Article(loaded) = &ctx.props().screen else {
            return false;
        };
        self.look();
        if let (Action::Fill | Action::FillAll, Some(drawn)) = (&action, &mut self.drawn) {
            let most = most(drawn, &self.state);
            let before = drawn.in_page.clone();
            if action == Action::FillAll {
                drawn.in_page.fill_all(most);
            } else {
                drawn.in_page.fill(most);
            }
            let has_changed = drawn.in_page != before;
            self.fill(true);
            return self.draws(has_changed);
        }
        // What the text names now: keys may come faster than drawings.
        if action == Action::Enter {
            let drawn = self.drawn.as_ref();
            let Some(hit) = drawn.and_then(|drawn| drawn.selection.hits.first()) else {
                return self.draws(false);
            };
            let press = Action::Press {
                facet: Facet::Country(hit.country),
                rest: Some(hit.rest.clone()),
            };
            self.act(loaded, press);
            self.act(loaded, Action::Focus(FocusTarget::Field));
        } else {
            self.act(loaded, action);
        }
        self.draws(true)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match (&ctx.props().screen, &self.drawn) {
            (Screen::Refusal(refusal), _) => html! { <div class="av">{ error(refusal) }</div> },
            (Screen::Article(loaded), Some(drawn)) => {
                let (view, list) = (&drawn.view, &loaded.headlines);
                let language = view.locale.language();
                let headlines = list.is_shown().then(|| list.count());
                let generation = decimal(ctx.props().generation as usize);
                let key = [&*generation, &*decimal(self.redrawn)].join(" ");
                html! {
                    <div
                        ref={self.root.clone()}
                        {key}
                        Class={if headlines.is_some() { "av with-list" } else { "av" }}
                        data-rendered={view.options.note(|| Some(""))}
                        dir={direction(&language)}
                        lang={language}
                    >
                        <Article view={view.clone()} open={drawn.open.clone()} {headlines} />
                        if headlines.is_some() {
                            <Headlines
                                view={view.clone()}
                                results={drawn.results.clone()}
                                in_page={drawn.in_page.clone()}
                            />
                        }
                    </div>
                }
            }
            _ => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        self.drawing = false;
        self.foreign.end();
        let Screen::Article(loaded) = &ctx.props().screen else {
            return;
        };
        let Some(drawn) = &self.drawn else { return };
        let events = std::mem::take(&mut self.state.pending_events);
        let status = &drawn.results.status;
        if self.effects.run(&self.state, status, &drawn.view) {
            loaded.host.ready(&self.dispatch);
        }
        if self.effects.is_news(self.state.changes) {
            let shown = drawn.selection.rows.len();
            loaded.host.report(&self.state, events, shown);
        }
    }
}
