//! The types of `pkg/src/types.ts`, read just well enough to compare them with what the core reads and answers.

use std::collections::BTreeMap;

/// A type expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// `Name` or `Name<A, B>`; arrays are `Array<T>`.
    Name(String, Vec<Type>),
    /// `"text"`
    Literal(String),
    /// `{ key?: T }`
    Object(BTreeMap<String, Property>),
    /// `A | B`
    Union(Vec<Type>),
    /// `A & B`
    Both(Vec<Type>),
}

/// A key of an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Property {
    pub(crate) optional: bool,
    pub(crate) of: Type,
}

/// The declared types by name; type parameters are left as names.
pub(crate) struct Types(BTreeMap<String, Type>);

impl Types {
    pub(crate) fn read(source: &str) -> Types {
        let mut reader = Reader { tokens: tokens(source), at: 0 };
        let mut types = BTreeMap::new();
        while reader.at < reader.tokens.len() {
            reader.expect("export");
            let declared = reader.next();
            let name = reader.next();
            if reader.take("<") {
                reader.next();
                reader.expect(">");
            }
            let mut parts = Vec::new();
            if declared == "interface" {
                while reader.take("extends") || reader.take(",") {
                    parts.push(Type::Name(reader.next(), Vec::new()));
                }
                reader.expect("{");
                parts.push(reader.object());
            } else {
                reader.expect("=");
                parts.push(reader.any_type());
                reader.expect(";");
            }
            types.insert(name, both(parts));
        }
        Types(types)
    }

    /// A declared type.
    pub(crate) fn named(&self, name: &str) -> &Type {
        self.0.get(name).unwrap_or_else(|| panic!("types.ts declares no {name}"))
    }

    /// The type behind a name that types.ts declares.
    pub(crate) fn resolve<'a>(&'a self, of: &'a Type) -> &'a Type {
        match of {
            Type::Name(name, arguments) if arguments.is_empty() => {
                self.0.get(name).map_or(of, |declared| self.resolve(declared))
            }
            _ => of,
        }
    }

    /// Every key of an object type. Of a union a key is required where every member requires it.
    pub(crate) fn properties(&self, of: &Type) -> BTreeMap<String, Property> {
        match self.resolve(of) {
            Type::Object(properties) => properties.clone(),
            Type::Both(parts) => parts.iter().flat_map(|part| self.properties(part)).collect(),
            Type::Union(members) => {
                let members: Vec<_> = members.iter().map(|member| self.properties(member)).collect();
                let mut all: BTreeMap<String, Property> = BTreeMap::new();
                for (key, property) in members.iter().flatten() {
                    let everywhere = members.iter().all(|member| member.get(key).is_some_and(|own| !own.optional));
                    let merged = all.entry(key.clone()).or_insert_with(|| property.clone());
                    merged.optional = !everywhere;
                    if merged.of != property.of {
                        merged.of = union(vec![merged.of.clone(), property.of.clone()]);
                    }
                }
                all
            }
            other => panic!("{other:?} has no keys"),
        }
    }

    /// The members of a union; any other type is its own only member.
    pub(crate) fn members(&self, of: &Type) -> Vec<Type> {
        match self.resolve(of) {
            Type::Union(members) => members.iter().flat_map(|member| self.members(member)).collect(),
            _ => vec![of.clone()],
        }
    }
}

/// A name without arguments.
pub(crate) fn name(name: &str) -> Type {
    Type::Name(name.to_owned(), Vec::new())
}

fn union(mut members: Vec<Type>) -> Type {
    members = members.into_iter().flat_map(|own| if let Type::Union(own) = own { own } else { vec![own] }).collect();
    members.sort();
    members.dedup();
    if members.len() == 1 { members.remove(0) } else { Type::Union(members) }
}

fn both(mut parts: Vec<Type>) -> Type {
    if parts.len() == 1 { parts.remove(0) } else { Type::Both(parts) }
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

impl Reader {
    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned().expect("types.ts ends in the middle")
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.tokens.get(self.at).is_some_and(|next| next == token);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &str) {
        let next = self.next();
        assert_eq!(next, token, "after {:?}", &self.tokens[self.at.saturating_sub(8)..self.at]);
    }

    fn any_type(&mut self) -> Type {
        self.take("|");
        let mut members = vec![self.parts()];
        while self.take("|") {
            members.push(self.parts());
        }
        union(members)
    }

    fn parts(&mut self) -> Type {
        let mut parts = vec![self.one()];
        while self.take("&") {
            parts.push(self.one());
        }
        both(parts)
    }

    fn one(&mut self) -> Type {
        let token = self.next();
        let mut of = match token.as_str() {
            "{" => self.object(),
            "(" => {
                let inner = self.any_type();
                self.expect(")");
                inner
            }
            text if text.starts_with('"') => Type::Literal(text.trim_matches('"').to_owned()),
            _ => {
                let mut arguments = Vec::new();
                if self.take("<") {
                    arguments.push(self.any_type());
                    while self.take(",") {
                        arguments.push(self.any_type());
                    }
                    self.expect(">");
                }
                Type::Name(token, arguments)
            }
        };
        while self.take("[") {
            self.expect("]");
            of = Type::Name("Array".to_owned(), vec![of]);
        }
        of
    }

    /// After its `{`. Methods are read as the type they give.
    fn object(&mut self) -> Type {
        let mut properties = BTreeMap::new();
        while !self.take("}") {
            let key = self.next();
            let optional = self.take("?");
            if self.take("(") {
                while !self.take(")") {
                    self.at += 1;
                }
            }
            self.expect(":");
            properties.insert(key, Property { optional, of: self.any_type() });
            let _ = self.take(";") || self.take(",");
        }
        Type::Object(properties)
    }
}

fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").expect("a comment ends") + 2
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '"' {
            rest[1..].find('"').expect("a text ends") + 2
        } else if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        if !first.is_whitespace() && !token.starts_with("/*") && !token.starts_with("//") {
            tokens.push(token.to_owned());
        }
        rest = after;
    }
    tokens
}
