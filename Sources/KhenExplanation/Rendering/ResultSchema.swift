/// The published JSON Schema of results; the documentation holds the same text as a file.
///
/// Adding an optional field keeps the number of the version; anything that could break a reader
/// raises it.
package enum ResultSchema {
  /// The schema `khen-result/1` as JSON, ending in a line break.
  package static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "khen-result/1",
      "title": "Khen result, version 1",
      "description": "One dossier and one award. Codes do not depend on the language, texts do.",
      "type": "object",
      "properties": {
        "schema": {"const": "khen-result/1"},
        "position": {
          "description": "Position of the dossier in the input, from 1.",
          "type": "integer",
          "minimum": 1
        },
        "key": {"description": "Key of the dossier, as filed.", "type": "string"},
        "nominee": {
          "description": "Name of the nominee; empty when not filed.",
          "type": "string"
        },
        "award": {"description": "Name of the award in the rules; empty for a dossier with mistakes that names none.", "type": "string"},
        "awardLabel": {"description": "Label of the award.", "type": "string"},
        "version": {
          "description": "The version that was applied; null when none is in effect, or it is open which.",
          "anyOf": [{"$ref": "#/$defs/version"}, {"type": "null"}]
        },
        "choice": {
          "description": "Why that version, where an earlier one could still apply; else absent.",
          "$ref": "#/$defs/choice"
        },
        "evaluationDate": {
          "description": "The date as of which the verdict is given.",
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "verdict": {
          "description": "What came out; the last two are results but not verdicts.",
          "enum": [
            "eligible", "ineligible", "on-hold", "undetermined", "pending", "not-applicable",
            "data-error", "rule-error"
          ]
        },
        "verdictLabel": {"description": "The verdict in words.", "type": "string"},
        "reasons": {
          "description": "The reasons of the verdict, most telling first; empty for eligible.",
          "type": "array",
          "items": {"$ref": "#/$defs/reason"}
        },
        "eligibleFrom": {
          "description": "Day from which the nominee qualifies if nothing but time passes.",
          "type": ["string", "null"],
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "missing": {
          "description": "What is missing or known in part and decides between verdicts.",
          "type": "array",
          "items": {"$ref": "#/$defs/fact"}
        },
        "awaiting": {
          "description": "Attestations that the verdict waits for.",
          "type": "array",
          "items": {"type": "string"}
        },
        "uncertainSources": {
          "description": "Sources that were not read in full and that the verdict rests on.",
          "type": "array",
          "items": {"$ref": "#/$defs/citation"}
        },
        "lawGaps": {
          "description": "Parts of the law that are not sourced and leave the verdict open.",
          "type": "array",
          "items": {"type": "string"}
        },
        "dataErrors": {
          "description": "Mistakes in the data of the dossier; not empty exactly for data-error.",
          "type": "array",
          "items": {"$ref": "#/$defs/dataError"}
        },
        "incomplete": {
          "description": "Whether too many possibilities remained to try them all.",
          "type": "boolean"
        },
        "results": {
          "description": "Deadlines and results of the award.",
          "type": "array",
          "items": {"$ref": "#/$defs/result"}
        },
        "nodes": {
          "description": "The award taken apart; how much of it depends on --explain.",
          "type": "array",
          "items": {"$ref": "#/$defs/node"}
        }
      },
      "required": [
        "schema", "position", "key", "nominee", "award", "awardLabel", "version",
        "evaluationDate", "verdict", "verdictLabel", "reasons", "eligibleFrom", "missing",
        "awaiting", "uncertainSources", "lawGaps", "dataErrors", "incomplete", "results", "nodes"
      ],
      "additionalProperties": false,
      "$defs": {
        "version": {
          "type": "object",
          "properties": {
            "instrument": {
              "description": "Name of the instrument in the rules.",
              "type": "string"
            },
            "label": {"description": "How people cite the instrument.", "type": "string"},
            "from": {
              "description": "First day of effect.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            },
            "through": {
              "description": "Last day of effect.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            },
            "notSourced": {
              "description": "Whether its text was not entered; absent where it was.",
              "type": "boolean"
            }
          },
          "required": ["instrument", "label", "from", "through"],
          "additionalProperties": false
        },
        "choice": {
          "type": "object",
          "properties": {
            "open": {
              "description": "Whether it is open which version decides.",
              "type": "boolean"
            },
            "clauses": {
              "description": "The transitional clauses, in the order of the rules.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "version": {
                    "description": "The earlier version.",
                    "$ref": "#/$defs/version"
                  },
                  "applicability": {
                    "description": "Whether it applies to this dossier.",
                    "enum": ["applies", "does-not-apply", "open", "error"]
                  },
                  "text": {"description": "The clause and why, in words.", "type": "string"},
                  "condition": {
                    "description": "Its condition with the values that it had.",
                    "type": ["string", "null"]
                  },
                  "through": {
                    "description": "Last day on which it applies.",
                    "type": ["string", "null"],
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                  },
                  "yieldsToMoreFavourable": {
                    "description": "Whether a more favourable later version goes before.",
                    "type": "boolean"
                  },
                  "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}},
                  "facts": {
                    "description": "What its condition rests on.",
                    "type": "array",
                    "items": {"$ref": "#/$defs/fact"}
                  }
                },
                "required": [
                  "version", "applicability", "text", "condition", "through",
                  "yieldsToMoreFavourable", "citations", "facts"
                ],
                "additionalProperties": false
              }
            },
            "evaluated": {
              "description": "The versions that were evaluated, where more than one was.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "version": {
                    "description": "The version; null where none is in effect.",
                    "anyOf": [{"$ref": "#/$defs/version"}, {"type": "null"}]
                  },
                  "verdict": {
                    "description": "What came out under it alone.",
                    "enum": [
                      "eligible", "ineligible", "on-hold", "undetermined", "pending",
                      "not-applicable", "data-error", "rule-error"
                    ]
                  },
                  "verdictLabel": {"description": "The verdict in words.", "type": "string"},
                  "decides": {
                    "description": "Whether it gave the result, whose nodes are then its own.",
                    "type": "boolean"
                  },
                  "reasons": {"type": "array", "items": {"$ref": "#/$defs/reason"}},
                  "nodes": {"type": "array", "items": {"$ref": "#/$defs/node"}}
                },
                "required": ["version", "verdict", "verdictLabel", "decides", "reasons", "nodes"],
                "additionalProperties": false
              }
            }
          },
          "required": ["open", "clauses", "evaluated"],
          "additionalProperties": false
        },
        "reason": {
          "type": "object",
          "properties": {
            "node": {
              "description": "Name of the node it is about; empty for the whole.",
              "type": "string"
            },
            "subject": {
              "description": "What it is about; the same for all dossiers.",
              "type": "string"
            },
            "text": {"description": "The whole line.", "type": "string"}
          },
          "required": ["node", "subject", "text"],
          "additionalProperties": false
        },
        "citation": {
          "type": "object",
          "properties": {
            "instrument": {
              "description": "Name of the instrument in the rules.",
              "type": "string"
            },
            "instrumentLabel": {
              "description": "How people cite the instrument.",
              "type": "string"
            },
            "parts": {
              "description": "The place, widest first.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "kind": {
                    "enum": [
                      "part", "appendix", "section", "article", "clause", "point", "bullet"
                    ]
                  },
                  "label": {"description": "Number or letter.", "type": "string"}
                },
                "required": ["kind", "label"],
                "additionalProperties": false
              }
            },
            "text": {"description": "The citation in words.", "type": "string"},
            "certainty": {
              "description": "How sure the text is.",
              "enum": ["verified", "requoted", "partial", "not-sourced"]
            }
          },
          "required": ["instrument", "instrumentLabel", "parts", "text", "certainty"],
          "additionalProperties": false
        },
        "place": {
          "type": "object",
          "properties": {
            "file": {"description": "File as given; - for standard input.", "type": "string"},
            "line": {"description": "Line, from 1.", "type": ["integer", "null"], "minimum": 1},
            "pointer": {
              "description": "JSON pointer within the dossier.",
              "type": ["string", "null"]
            },
            "row": {
              "description": "Row of a table below its header, from 1.",
              "type": ["integer", "null"],
              "minimum": 1
            },
            "column": {
              "description": "Heading of the column of a table.",
              "type": ["string", "null"]
            }
          },
          "required": ["file", "line", "pointer", "row", "column"],
          "additionalProperties": false
        },
        "fact": {
          "type": "object",
          "properties": {
            "cause": {
              "description": "What kind of thing it is.",
              "enum": ["fact", "attestation", "document", "law"]
            },
            "path": {
              "description": "Path in the dossier; elements of lists are counted from 1.",
              "type": "string"
            },
            "label": {"description": "As the form names it.", "type": "string"},
            "value": {"description": "Its value in words.", "type": "string"},
            "place": {
              "description": "Where it was read; null where nothing was filed.",
              "anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
            },
            "doubtful": {
              "description": "Whether it may, but need not, matter.",
              "type": "boolean"
            }
          },
          "required": ["cause", "path", "label", "value", "place", "doubtful"],
          "additionalProperties": false
        },
        "shortfall": {
          "type": "object",
          "properties": {
            "text": {"description": "What is lacking.", "type": "string"},
            "metFrom": {
              "description": "Day from which it is met if only time passes.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            }
          },
          "required": ["text", "metFrom"],
          "additionalProperties": false
        },
        "detail": {
          "type": "object",
          "properties": {
            "text": {"description": "A part of the expression with its value.", "type": "string"},
            "outcome": {
              "enum": ["met", "not-met", "undetermined", "awaiting", "error", "not-needed", null]
            },
            "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}},
            "details": {"type": "array", "items": {"$ref": "#/$defs/detail"}}
          },
          "required": ["text", "outcome", "citations", "details"],
          "additionalProperties": false
        },
        "dataError": {
          "type": "object",
          "properties": {
            "code": {"description": "Stable name of the kind of mistake.", "type": "string"},
            "message": {"description": "What is wrong.", "type": "string"},
            "place": {"$ref": "#/$defs/place"}
          },
          "required": ["code", "message", "place"],
          "additionalProperties": false
        },
        "result": {
          "type": "object",
          "properties": {
            "kind": {"enum": ["deadline", "result"]},
            "name": {"description": "Name in the rules.", "type": "string"},
            "label": {"description": "Label.", "type": "string"},
            "value": {"description": "Value in words, or what would fix it.", "type": "string"},
            "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}}
          },
          "required": ["kind", "name", "label", "value", "citations"],
          "additionalProperties": false
        },
        "node": {
          "type": "object",
          "properties": {
            "kind": {"enum": ["criterion", "group", "attestation", "bar", "hold", "document"]},
            "by": {"description": "Who attests; attestations only.", "type": "string"},
            "requires": {
              "description": "How many parts must be met; groups only.",
              "enum": ["all", "any", "at-least"]
            },
            "atLeast": {
              "description": "With at-least, how many.",
              "type": "integer",
              "minimum": 0
            },
            "name": {
              "description": "Name in the rules; empty for a group without one.",
              "type": "string"
            },
            "label": {"description": "Label.", "type": "string"},
            "outcome": {
              "description": "The outcome for the nominee: a bar that does not apply is met.",
              "enum": ["met", "not-met", "undetermined", "awaiting", "error", "not-needed"]
            },
            "outcomeLabel": {
              "description": "The outcome in words that fit the kind.",
              "type": "string"
            },
            "citations": {"type": "array", "items": {"$ref": "#/$defs/citation"}},
            "statement": {
              "description": "One sentence with the values.",
              "type": ["string", "null"]
            },
            "shortfall": {"anyOf": [{"$ref": "#/$defs/shortfall"}, {"type": "null"}]},
            "details": {"type": "array", "items": {"$ref": "#/$defs/detail"}},
            "facts": {
              "description": "Facts that the outcome rests on.",
              "type": "array",
              "items": {"$ref": "#/$defs/fact"}
            },
            "missing": {
              "description": "Facts that are missing and that the outcome depends on.",
              "type": "array",
              "items": {"$ref": "#/$defs/fact"}
            },
            "lawGaps": {"type": "array", "items": {"type": "string"}},
            "conflicts": {
              "description": "Places in the rules that contradict each other.",
              "type": "array",
              "items": {"type": "string"}
            },
            "nodes": {
              "description": "The parts of a group.",
              "type": "array",
              "items": {"$ref": "#/$defs/node"}
            }
          },
          "required": [
            "kind", "name", "label", "outcome", "outcomeLabel", "citations", "statement",
            "shortfall", "details", "facts", "missing", "lawGaps", "conflicts", "nodes"
          ],
          "additionalProperties": false
        }
      }
    }

    """#
}
