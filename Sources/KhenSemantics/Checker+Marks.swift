import KhenSource
import KhenSyntax

// Names that only a mark tells apart: `nam` (male) and `năm` (year).
extension Checker {
  mutating func warnAboutMarks() {
    var globals: [(Name, SourceRange)] = []
    for item in items {
      switch item {
      case .parameter(let declaration): globals.append(declaration.name.placed)
      case .definition(let declaration) where declaration.receiver == nil:
        globals.append(declaration.name.placed)
      case .record(let declaration):
        warn(declaration.fields.map { $0.name.placed })
      case .scorecard(let declaration): warn(declaration.items.map { $0.name.placed })
      case .catalogue(let declaration): warn(declaration.members.map { $0.name.placed })
      case .definition, .award, .timeMeasure, .monthEnd, .lastDay, .instrument, .supplement,
        .definitionSupplement, .fixture, .test, .selection, .selectionTest:
        break
      }
    }
    warn(globals)
  }

  private mutating func warn(_ names: [(Name, SourceRange)]) {
    var seen: [String: (Name, SourceRange)] = [:]
    for (name, range) in names {
      let bare = VietnameseText.withoutMarks(name.text)
      if let (other, first) = seen[bare], other != name {
        report(.namesDifferByMarks(name, range, other: other, first: first))
      } else {
        seen[bare] = (name, range)
      }
    }
  }
}

extension Identifier {
  fileprivate var placed: (Name, SourceRange) { (name, range) }
}
