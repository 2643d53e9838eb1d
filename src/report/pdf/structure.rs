//! The report as a tree for readers who cannot see the pages: headings, paragraphs, lists, tables, marked words.

use super::story::{Ink, Piece};
use crate::messages::Language;
use crate::report::body::Mark;
use krilla::tagging::{
    Identifier, ListNumbering, Node as TagNode, TableHeaderScope, Tag, TagGroup, TagId, TagKind, TagTree,
    TextDecorationType,
};
use std::num::{NonZeroU16, NonZeroU32};

/// The name of the part that holds the text that was compared.
pub(super) const REDLINE: &str = "redline";
/// How the names of remarks within that part begin.
pub(super) const REMARK: &str = "remark";

/// An element of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// A place in the tree for something that is drawn on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot(usize);

/// What an element of the tree is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// The whole report.
    Root,
    /// The text that was compared, in that language.
    Redline(Option<String>),
    /// A remark of the report within it, in the language of the report.
    Remark(Language),
    /// A heading: its level and its words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// What is drawn before an item.
    Label,
    /// The words of an item.
    ItemBody,
    /// A table.
    Table,
    /// The rows that name the columns.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    Row,
    /// The name of a column.
    HeadCell,
    /// A cell that is so many columns wide.
    Cell(usize),
    /// Words with a mark, and what a voice says in their place.
    Marked(Option<TextDecorationType>, String),
    /// Words that lead elsewhere.
    Link,
}

#[derive(Debug)]
enum Child {
    Node(NodeId),
    Slot(Slot),
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    children: Vec<Child>,
}

/// The tree.
#[derive(Debug)]
pub(super) struct Structure {
    nodes: Vec<Node>,
    slots: usize,
}

impl Structure {
    /// A tree with its root only.
    pub fn new() -> Self {
        Self { nodes: vec![Node { kind: Kind::Root, children: Vec::new() }], slots: 0 }
    }

    /// The root.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds an element.
    pub fn add(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { kind, children: Vec::new() });
        self.nodes[parent.0].children.push(Child::Node(id));
        id
    }

    /// Adds an element before all others of its parent.
    pub fn add_first(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        let id = self.add(parent, kind);
        self.nodes[parent.0].children.rotate_right(1);
        id
    }

    /// Adds the element that the words of a piece stand in: the parent itself where they are plain.
    pub fn add_piece(&mut self, parent: NodeId, piece: &Piece) -> NodeId {
        match (&piece.spoken, &piece.link) {
            (Some(spoken), _) => self.add(parent, Kind::Marked(decoration(piece.ink), spoken.clone())),
            (None, Some(_)) => self.add(parent, Kind::Link),
            (None, None) => parent,
        }
    }

    /// Adds a place for something that is drawn.
    pub fn slot(&mut self, parent: NodeId) -> Slot {
        let slot = Slot(self.slots);
        self.slots += 1;
        self.nodes[parent.0].children.push(Child::Slot(slot));
        slot
    }

    /// The tree as the library takes it, with what was drawn in every place.
    pub fn tree(self, drawn: &Drawn, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for child in &self.nodes[0].children {
            match child {
                Child::Node(id) => tree.push(self.group(*id, drawn)),
                Child::Slot(slot) => drawn.of(*slot).into_iter().for_each(|identifier| tree.push(identifier)),
            }
        }
        tree
    }

    fn group(&self, id: NodeId, drawn: &Drawn) -> TagGroup {
        let node = &self.nodes[id.0];
        let mut children: Vec<TagNode> = Vec::new();
        for child in &node.children {
            match child {
                Child::Node(id) => children.push(self.group(*id, drawn).into()),
                Child::Slot(slot) => children.extend(drawn.of(*slot).map(TagNode::from)),
            }
        }
        TagGroup::with_children(tag(&node.kind, id), children)
    }
}

/// What was drawn in the places of a tree.
#[derive(Debug, Default)]
pub(super) struct Drawn(Vec<Option<Identifier>>);

impl Drawn {
    /// Notes what was drawn in a place.
    pub fn put(&mut self, slot: Slot, identifier: Identifier) {
        if self.0.len() <= slot.0 {
            self.0.resize(slot.0 + 1, None);
        }
        self.0[slot.0] = Some(identifier);
    }

    fn of(&self, slot: Slot) -> Option<Identifier> {
        self.0.get(slot.0).copied().flatten()
    }
}

fn tag(kind: &Kind, id: NodeId) -> TagKind {
    match kind {
        Kind::Root => Tag::Part.into(),
        Kind::Redline(language) => Tag::Section.with_id(Some(name(REDLINE))).with_lang(language.clone()).into(),
        Kind::Remark(language) => {
            let language = Some(language.code().to_owned());
            Tag::P.with_id(Some(name(&format!("{REMARK}{}", id.0)))).with_lang(language).into()
        }
        Kind::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::List => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::ItemBody => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Kind::Cell(1) => Tag::TD.into(),
        Kind::Cell(columns) => Tag::TD.with_col_span(u32::try_from(*columns).ok().and_then(NonZeroU32::new)).into(),
        Kind::Marked(decoration, spoken) => {
            Tag::Span.with_alt_text(Some(spoken.clone())).with_text_decoration_type(*decoration).into()
        }
        Kind::Link => Tag::Link.into(),
    }
}

fn name(text: &str) -> TagId {
    TagId::from(text.bytes())
}

fn decoration(ink: Ink) -> Option<TextDecorationType> {
    match ink {
        Ink::Marked(Mark::Deleted | Mark::MovedAway) => Some(TextDecorationType::LineThrough),
        Ink::Marked(Mark::Inserted | Mark::MovedHere) | Ink::Relinked => Some(TextDecorationType::Underline),
        Ink::Plain | Ink::Strong | Ink::Dim | Ink::Moved | Ink::Marked(Mark::Kept) => None,
    }
}
