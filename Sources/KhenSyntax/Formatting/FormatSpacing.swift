import KhenSource

/// Where blanks stand between pieces, and where a line may end: what depends on two neighbours
/// only, so that constructs yet to come are spaced by the same rules.
struct FormatSpacing {
  private let pieces: [FormatPiece]

  /// Looks at some pieces.
  init(_ pieces: [FormatPiece]) { self.pieces = pieces }

  /// How many blanks stand before a piece that is not the first on its line.
  func blanks(before index: Int) -> Int {
    let (left, right) = (pieces[index - 1], pieces[index])
    if left.isMark(.leftBrace) || right.isMark(.rightBrace) { return 1 }
    if case .mark(let mark) = right.kind, FormatSpacing.tightBefore.contains(mark) { return 0 }
    if left.isMark(.leftParenthesis) || left.isMark(.leftBracket) || left.isMark(.dot) { return 0 }
    if right.isMark(.leftParenthesis) { return isCall(index) ? 0 : 1 }
    if isUnaryMinus(index - 1) { return 0 }
    if isFractionSlash(index) || isFractionSlash(index - 1) { return 0 }
    // Clauses that share a line without a sign between them are set apart.
    let isSeparated = left.isMark(.comma) || left.isMark(.semicolon) || left.isMark(.less)
    return right.startsElement && !isSeparated ? 2 : 1
  }

  /// Whether a line may end before a piece.
  ///
  /// The grammar wants keywords and periods of time on one line; the rest is a matter of looks.
  func canBreak(before index: Int) -> Bool {
    let (left, right) = (pieces[index - 1], pieces[index])
    if right.isMark(.leftBrace) {
      return left.isMark(.comma) || left.isMark(.leftBracket) || left.isMark(.leftParenthesis)
    }
    if right.isClosing || right.isMark(.percent) { return false }
    if left.isMark(.leftParenthesis) || left.isMark(.leftBracket) { return true }
    if blanks(before: index) == 0 { return false }
    if left.isMark(.colon), right.keyword?.entry.place == .type { return false }
    if right.keyword?.entry.place == .unit || right.keyword == .consecutiveYears { return false }
    if left.keyword?.entry.place == .unit, right.kind == .number,
      pieces[index + 1].keyword?.entry.place == .unit
    {
      return false
    }
    return !holdsNext(index - 1)
  }

  /// How much a line end before a piece hurts; the layout with the least sum wins.
  func cost(before index: Int) -> Int {
    let (left, right) = (pieces[index - 1], pieces[index])
    if let keyword = right.keyword { return FormatSpacing.cost(before: keyword) }
    if case .mark(let mark) = right.kind {
      switch mark {
      case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual: return 70
      case .plus, .minus: return isUnaryMinus(index) ? 200 : 80
      case .asterisk, .slash: return 90
      default: break
      }
    }
    if left.isMark(.comma) { return 48 }
    if left.isMark(.leftParenthesis) || left.isMark(.leftBracket) { return 100 }
    if left.keyword == .when { return 110 }
    return right.kind == .text ? 110 : 200
  }

  /// The natural places first: where a sentence of the law would take a breath.
  private static func cost(before keyword: Keyword) -> Int {
    switch keyword {
    case .when: 20
    case .and, .or, .evidence: 30
    case .cite, .alsoCalled: 35
    case .attestedBy, .because: 40
    case .such: 45
    case .orIfNone, .overlapping, .satisfies: 50
    case .over, .endingIn: 60
    case .differs: 70
    case .forKinds: 120
    case .isIn, .from, .through, .before, .toUnder, .to, .below, .above: 90
    default:
      [.option, .schema, .declaration].contains(keyword.entry.place) ? 45 : 150
    }
  }

  /// Whether nothing may come between a piece and the next: a keyword and what it introduces.
  private func holdsNext(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard let keyword = piece.keyword else { return isUnaryMinus(index) }
    if FormatSpacing.loose.contains(keyword) { return false }
    if piece.startsElement || FormatSpacing.holdingPlaces.contains(keyword.entry.place) {
      return true
    }
    return FormatSpacing.prefixes.contains(keyword)
  }

  /// Whether `(` at an index opens the arguments of a name.
  private func isCall(_ index: Int) -> Bool {
    let left = pieces[index - 1]
    guard case .word = left.kind, left.keyword == nil else { return false }
    // `TT_25 (trích lại)` says how sure a citation is.
    guard let inner = pieces[index + 1].keyword else { return true }
    return inner.entry.place != .citation && inner != .notSourced
  }

  /// Whether the piece is a `-` before its operand.
  private func isUnaryMinus(_ index: Int) -> Bool {
    guard index >= 0, pieces[index].isMark(.minus) else { return false }
    guard index > 0 else { return true }
    let left = pieces[index - 1]
    switch left.kind {
    case .number, .date, .text: return false
    case .word:
      guard let keyword = left.keyword else { return false }
      return [.expression, .quantifier, .declaration, .option].contains(keyword.entry.place)
        && !FormatSpacing.operands.contains(keyword)
    case .mark(let mark):
      return ![.rightParenthesis, .rightBracket, .rightBrace, .percent].contains(mark)
    case .unknown, .endOfFile: return true
    }
  }

  /// Whether the piece is the `/` of a fraction of two numbers, as `14/12` or `tháng 10/2009`.
  ///
  /// Not in `a / 14 / 12` or `8 / 12 tháng`, where it would mislead, nor where a date would
  /// come out.
  private func isFractionSlash(_ index: Int) -> Bool {
    guard index > 0, index + 2 < pieces.count, pieces[index].isMark(.slash),
      pieces[index - 1].kind == .number, pieces[index + 1].kind == .number
    else { return false }
    if pieces[index + 2].isMark(.slash) || pieces[index + 2].keyword?.entry.place == .unit {
      return false
    }
    return index < 2 || !pieces[index - 2].isMark(.slash)
  }

  private static let tightBefore: [Token.Mark] = [
    .comma, .semicolon, .colon, .dot, .question, .rightParenthesis, .rightBracket,
  ]

  private static let holdingPlaces: [Keyword.Place] = [
    .item, .block, .citation, .option, .schema, .declaration, .date, .instrument,
  ]

  /// Keywords of those places that are complete in themselves, and `khi`, whose condition is long.
  private static let loose: [Keyword] = [
    .when, .notSourced, .required, .ifAny, .absentMeansNone, .notGiven, .everyAward,
  ]

  /// Words of expressions that nothing parts from what follows.
  private static let prefixes: [Keyword] = [
    .not, .has, .some, .someTwo, .every, .count, .share, .sum, .greatest, .least, .collect,
    .distinct, .yearsFrom, .timeline, .match, .roundUp, .roundDown, .mustState, .meets, .asOf,
    .inYear, .atLeast, .atMost, .exactly, .ofBase, .below, .above, .from, .through, .before,
    .toUnder, .to, .differs, .isIn,
  ]

  /// Words of expressions after which `-` subtracts.
  private static let operands: [Keyword] = [.yes, .no, .orMore, .takeHighest, .takeSum]
}
