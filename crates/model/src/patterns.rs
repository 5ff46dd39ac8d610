//! Rules of the JSON Schema that the types of a checked article don't say, for the reader checks what is only a string
//! to them. Built for tests and with the feature `schema`, never in the viewer.

#![allow(dead_code)] // Types of which only the schema is made.

use schemars::JsonSchema;

/// A character that shows; [`crate::blank`] has the others.
pub(crate) const SHOWS: &str =
    r"[^\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2069\u3000\uFEFF]";

/// A scheme that a link may have, or none.
pub(crate) const LINK: &str = r"^[\u0000-\u0020]*(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):|[^:/?#\\]*(?:[/?#\\]|$))";

/// A scheme that a picture's address may have, or none.
pub(crate) const IMAGE_LINK: &str =
    r"^[\u0000-\u0020]*(?:(?:[Hh][Tt][Tt][Pp][Ss]?):|[^:/?#\\]*(?:[/?#\\]|$))";

/// A day that there is, leap years included, and a time with its offset.
pub(crate) const DATE: &str = concat!(
    r"^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
    r"(?:[Tt ](?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?|24:00(?::00(?:[.,][0-9]+)?)?)",
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?$",
);

/// BCP 47, such as `en` or `pt-BR`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"))]
pub(crate) struct LanguageTag(String);

/// ISO 3166-1 alpha-2 in capitals, or `XK` for Kosovo. The European Union, Africa, the Gulf are not countries, and the
/// United Kingdom is `GB`.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^(?:A[D-GILMOQ-UWXZ]|B[ABD-JL-OQ-TVWYZ]|C[ACDF-IK-ORU-Z]|D[EJKMOZ]|E[CEGHR-T]|F[I-KMOR]|G[ABD-IL-NP-UWY]|H[KMNRTU]|I[DEL-OQ-T]|J[EMOP]|K[EG-IMNPRWYZ]|L[A-CIKR-VY]|M[AC-HK-Z]|N[ACE-GILOPRUZ]|OM|P[AE-HK-NR-TWY]|QA|R[EOSUW]|S[A-EG-OR-TVX-Z]|T[CDF-HJ-ORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|XK|Y[ET]|Z[AMW])$"))]
pub(crate) struct CountryCode(String);

/// Blank, or without white space.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = r"^(?:[\u0000-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2069\u3000\uFEFF]*|[^\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*)$"))]
pub(crate) struct Id(String);

#[derive(JsonSchema)]
#[schemars(inline)]
pub(crate) struct Pixels(#[schemars(range(min = 1, max = 100_000))] u32);

#[derive(JsonSchema)]
#[schemars(inline)]
pub(crate) struct Seconds(#[schemars(range(min = 0, max = 100_000))] u32);
