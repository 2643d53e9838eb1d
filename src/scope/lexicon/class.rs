//! The classes of small words that carry the structure of a sentence.

/// A class of small words, as named in `grammar.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// Who writes the terms, as a subject: "we".
    Company,
    /// The same as an object: "us", "our".
    CompanyObject,
    /// The person whose data it is, as a subject: "you".
    Person,
    /// Before these a person is no subject: "to you".
    ObjectBefore,
    /// After these a person is no subject: "you with".
    ObjectAfter,
    /// Phrases in which a word for the company or the person is no subject, where its form does not show it: "contactez-nous".
    NoSubject,
    /// Someone else, as a subject: "other users".
    OtherParty,
    /// "may".
    May,
    /// "will".
    Will,
    /// "must".
    Must,
    /// "not".
    Negation,
    /// What looks like a negation and is none: "not limited to".
    NegationFalse,
    /// "except".
    Exception,
    /// What opens a subordinate clause: "if".
    Subordinator,
    /// What opens a clause that concedes something: "while we do not …", "although".
    Concession,
    /// What opens a purpose: "in order to".
    PurposeOpener,
    /// What asks the reader to do something: "please".
    Order,
    /// What may stand before a subject: "therefore".
    Adverb,
    /// What makes a number an age: "under the age of".
    Age,
    /// What makes a statement depend on something: "if requested".
    Condition,
    /// What opens a list: "including".
    OpenList,
    /// What makes a use hang on what the person chose: "depending on".
    Hanging,
    /// What closes a list or limits a use: "only".
    ClosedList,
    /// What opens the full list of what was named: "namely".
    Naming,
    /// What weakens a promise or a safeguard: "where possible".
    Qualifier,
    /// The person permits: "you grant".
    Grant,
    /// The person may do something about it: "you have the right".
    Right,
    /// What only sends the reader elsewhere: "please visit".
    Pointer,
    /// Matters other than data use: "liability".
    OffTopic,
    /// Data in general: "information", "it".
    DataWord,
    /// Auxiliaries: "is", "does".
    Auxiliary,
    /// Words of sale, which need no object to be a promise.
    SaleWords,
    /// What opens a relative clause about the noun before it: "that".
    RelativeOpener,
    /// What joins words: "and", "or".
    Conjunction,
    /// What joins alternatives: "or".
    Disjunction,
    /// What makes an act one of the person's own: "lets users".
    Enables,
    /// The person agrees that someone else does something: "you agree that".
    Agreement,
    /// Phrases in which a word of the lexicon means something else: "privacy statement".
    Shadow,
    /// What stands before the one that something is handed to: "with", "to".
    Handing,
    /// In a heading, a label or the head of a column: what stands below names data.
    TopicData,
    /// The same for purposes: "Purposes".
    TopicPurpose,
    /// The same for who gets data: "Recipients".
    TopicRecipient,
    /// The same for how long data are kept: "Retention period".
    TopicDuration,
    /// The same for what makes a use lawful: "Legal basis".
    TopicBasis,
    /// A sentence says what makes a use lawful: "processing rests on".
    LegalBasis,
    /// What opens a whole sentence: below a title, what begins with it and is long is no name.
    SentenceOpener,
    /// How the person makes a request: "contact us".
    Reaching,
    /// What the company does with those who work for it: "work with", "use".
    Engaging,
    /// What opens a sentence that goes on with a list of what the one before it is about: "this includes".
    Continuing,
    /// Who is not admitted: "not available to".
    Exclusion,
    /// What makes the noun behind it the person's: "your".
    Possessive,
    /// Nouns behind a possessive that are no data: "your request".
    NotData,
    /// What the company does with a right that the person uses: "honour".
    Honouring,
    /// Prepositions behind which a name is no subject, though a verb follows it: "by Acme are kept".
    Governing,
    /// What stands before the one who gives something: "received from".
    Origin,
    /// What leaves out what stands behind it: "but not", "except".
    LeavingOut,
    /// What forbids, lessens or takes away: "restrict", "delete". What is excepted from that is left.
    Restraining,
    /// What says that something is done no more, or by nobody, as the verb before it: "stop", "forbid", "decline".
    Refusing,
    /// What says that something is not there: "without".
    Lacking,
    /// What says that not all of it is meant: "certain".
    Some,
    /// What says that all of it is meant: "any".
    Every,
    /// What takes a grant back: "the licence ends when".
    Ending,
    /// What a right is a right to: "access", "delete".
    RightTo,
    /// What says that a keeping goes on: "longer".
    Longer,
    /// What stands for all data of a person: "account".
    Account,
    /// What may stand between a denial and what is denied by it, for it says that one can or is given: "way", "offer".
    Able,
    /// What must be done or is lost, of which a denial frees: "required to", "lose", "refuse".
    Burden,
    /// What opens what something is done for: "for", "to".
    Aim,
    /// Models of any kind, which are trained: "AI models".
    AnyModel,
    /// What stands for something said before: "it", "they".
    Pronoun,
    /// What says that something is done at once: "immediately", "as soon as".
    AtOnce,
    /// What names all that is not within something: "outside".
    Outside,
    /// What says on what something is built: "based", "rest".
    Resting,
    /// A framework for transfers of data that holds no more: "Privacy Shield".
    LapsedFramework,
    /// What says what a word means: "means", "refers to".
    Meaning,
    /// What the person does to get at something: "access", "download".
    Obtaining,
    /// That the person asks for something that is due: "submit your request", "exercise your rights".
    Requesting,
    /// What ends a sentence that only leads in what stands below it: "as follows".
    Following,
    /// What says that something is against the rules: "violates", "illegal".
    Violating,
    /// What names a change of the terms, or the terms as changed: "such amendments", "the revised policy".
    Amending,
    /// What has to do with the protection of data whatever stands beside it: "encrypted", "confidentiality", "privacy".
    DataProtection,
    /// What is a choice or a right about data by its nature: "opt out", "automated", "supervisory authority".
    DataRights,
    /// What says that its subject has or keeps a right for itself: "has", "reserves".
    Having,
    /// What says that its subject chooses: "decide", "control".
    Deciding,
    /// What says where people live: "residents of", "located in".
    Residence,
    /// Who acts for the person: "parents", "an authorised agent".
    Representing,
    /// What a consent is more than a consent by: "explicit", "written".
    Express,
    /// What says that a length of time is the shortest: "at least".
    AtLeast,
    /// What says that of several lengths of time the shortest counts: "whichever is shorter".
    Sooner,
    /// What makes an encryption the better one: "end-to-end", "at rest".
    Stronger,
    /// What makes it a worse one: "weaker", "basic".
    Weaker,
    /// What says that the person has to give data: "require", "mandatory".
    Requiring,
    /// What says that the person may give them or not: "invite", "optional".
    Inviting,
    /// What says that the cases stand below in which something holds: "one of the following conditions".
    Cases,
    /// Words whose last one hands nothing on: "related to", "in accordance with".
    NotHanding,
    /// What says that the person wants something, in languages in which nothing parts it from what is wanted: "souhaitez".
    Wishing,
    /// What says that something is allowed and no more: "permitted".
    Permitting,
    /// What says that nobody can be known from data any more: "anonymised".
    Anonymous,
    /// What says only that no name stands on them: "de-identified", "pseudonymised".
    Nameless,
    /// What opens a reason: "because".
    Reason,
    /// What opens a case that may be so or not: "if".
    If,
    /// What a case begins with that is none, as everybody is in it: "if you use the app".
    NoCase,
    /// What says of data that no word of their sentence names that they are kept: "Kept for a year".
    Kept,
    /// What says that the meaning of a word follows: "defined as".
    Defining,
    /// What settles the contract and says nothing of what is done under it: "nothing in this section", "deemed amended".
    Administering,
    /// Behind an auxiliary, what says that the subject is told of elsewhere: "is | detailed here", "is | subject to our policy".
    ToldElsewhere,
    /// What has to stand in a message that the reader writes: "your complaint must include".
    Writing,
    /// What names the text that says what is done with data: "privacy policy".
    DataPolicy,
    /// The head of a column that names cookies, one by one: "Cookie", "Name".
    TrackerName,
    /// The head of a column that says who sets them: "Provider".
    TrackerHost,
    /// The head of a column that says how long they last: "Expiry".
    TrackerLife,
    /// What stands in place of a purpose where none is told yet: "pending".
    Pending,
}

impl Class {
    /// All classes with the names that `grammar.toml` gives them.
    pub const ALL: [(Class, &'static str); 112] = [
        (Class::Company, "company"),
        (Class::CompanyObject, "company_object"),
        (Class::Person, "person"),
        (Class::ObjectBefore, "object_before"),
        (Class::ObjectAfter, "object_after"),
        (Class::NoSubject, "no_subject"),
        (Class::OtherParty, "other_party"),
        (Class::May, "may"),
        (Class::Will, "will"),
        (Class::Must, "must"),
        (Class::Negation, "negation"),
        (Class::NegationFalse, "negation_false"),
        (Class::Exception, "exception"),
        (Class::Subordinator, "subordinator"),
        (Class::Concession, "concession"),
        (Class::PurposeOpener, "purpose_opener"),
        (Class::Order, "order"),
        (Class::Adverb, "adverb"),
        (Class::Age, "age"),
        (Class::Condition, "condition"),
        (Class::OpenList, "open_list"),
        (Class::Hanging, "hanging"),
        (Class::ClosedList, "closed_list"),
        (Class::Naming, "naming"),
        (Class::Qualifier, "qualifier"),
        (Class::Grant, "grant"),
        (Class::Right, "right"),
        (Class::Pointer, "pointer"),
        (Class::OffTopic, "off_topic"),
        (Class::DataWord, "data_word"),
        (Class::Auxiliary, "auxiliary"),
        (Class::SaleWords, "sale_words"),
        (Class::RelativeOpener, "relative_opener"),
        (Class::Conjunction, "conjunction"),
        (Class::Disjunction, "disjunction"),
        (Class::Enables, "enables"),
        (Class::Agreement, "agreement"),
        (Class::Shadow, "shadow"),
        (Class::Handing, "handing"),
        (Class::TopicData, "topic_data"),
        (Class::TopicPurpose, "topic_purpose"),
        (Class::TopicRecipient, "topic_recipient"),
        (Class::TopicDuration, "topic_duration"),
        (Class::TopicBasis, "topic_basis"),
        (Class::LegalBasis, "legal_basis"),
        (Class::SentenceOpener, "sentence_opener"),
        (Class::Reaching, "reaching"),
        (Class::Engaging, "engaging"),
        (Class::Continuing, "continuing"),
        (Class::Exclusion, "exclusion"),
        (Class::Possessive, "possessive"),
        (Class::NotData, "not_data"),
        (Class::Honouring, "honouring"),
        (Class::Governing, "governing"),
        (Class::Origin, "origin"),
        (Class::LeavingOut, "leaving_out"),
        (Class::Restraining, "restraining"),
        (Class::Refusing, "refusing"),
        (Class::Lacking, "lacking"),
        (Class::Some, "some"),
        (Class::Every, "every"),
        (Class::Ending, "ending"),
        (Class::RightTo, "right_to"),
        (Class::Longer, "longer"),
        (Class::Account, "account"),
        (Class::Able, "able"),
        (Class::Burden, "burden"),
        (Class::Aim, "aim"),
        (Class::AnyModel, "any_model"),
        (Class::Pronoun, "pronoun"),
        (Class::AtOnce, "at_once"),
        (Class::Outside, "outside"),
        (Class::Resting, "resting"),
        (Class::LapsedFramework, "lapsed_framework"),
        (Class::Meaning, "meaning"),
        (Class::Obtaining, "obtaining"),
        (Class::Requesting, "requesting"),
        (Class::Following, "following"),
        (Class::Violating, "violating"),
        (Class::Amending, "amending"),
        (Class::DataProtection, "data_protection"),
        (Class::DataRights, "data_rights"),
        (Class::Having, "having"),
        (Class::Deciding, "deciding"),
        (Class::Residence, "residence"),
        (Class::Representing, "representing"),
        (Class::Express, "express"),
        (Class::AtLeast, "at_least"),
        (Class::Sooner, "sooner"),
        (Class::Stronger, "stronger"),
        (Class::Weaker, "weaker"),
        (Class::Requiring, "requiring"),
        (Class::Inviting, "inviting"),
        (Class::Cases, "cases"),
        (Class::NotHanding, "not_handing"),
        (Class::Wishing, "wishing"),
        (Class::Permitting, "permitting"),
        (Class::Anonymous, "anonymous"),
        (Class::Nameless, "nameless"),
        (Class::Reason, "reason"),
        (Class::If, "if"),
        (Class::NoCase, "no_case"),
        (Class::Kept, "kept"),
        (Class::Defining, "defining"),
        (Class::Administering, "administering"),
        (Class::ToldElsewhere, "told_elsewhere"),
        (Class::Writing, "writing"),
        (Class::DataPolicy, "data_policy"),
        (Class::TrackerName, "tracker_name"),
        (Class::TrackerHost, "tracker_host"),
        (Class::TrackerLife, "tracker_life"),
        (Class::Pending, "pending"),
    ];

    /// The class of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(class, _)| *class)
    }
}

/// Several classes, asked for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u128);

impl Classes {
    /// What stands before a verb and says how firmly it is meant.
    pub const MODAL: Self = Self::of(&[Class::May, Class::Will, Class::Must]);
    /// The same and auxiliaries.
    pub const VERB: Self = Self::of(&[Class::May, Class::Will, Class::Must, Class::Auxiliary]);

    /// These classes.
    pub const fn of(classes: &[Class]) -> Self {
        let (mut all, mut at) = (0_u128, 0);
        while at < classes.len() {
            all |= 1 << classes[at] as u32;
            at += 1;
        }
        Self(all)
    }

    /// These classes and another one.
    pub const fn and(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u32)
    }

    /// Whether a class is among them.
    pub const fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    /// Whether some class is among both.
    pub const fn has_any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_stands_at_its_place_once() {
        for (place, (class, name)) in Class::ALL.iter().enumerate() {
            assert_eq!(*class as usize, place, "{name}");
            assert_eq!(Class::named(name), Some(*class));
        }
    }
}
