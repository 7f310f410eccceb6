import KhenTestSupport

/// Random small rule sets and the same with one token changed; all of it is fictional.
struct RandomRulePairs {
  /// A piece of a rule file with what may stand in its place.
  private struct Token {
    var text: String
    var alternatives: [String] = []
  }

  private var random: SplitMix64
  private var tokens: [Token] = []
  /// Whether conditions may use the definition; not within itself.
  private var usesDefinition = false
  /// Whether conditions speak of a list.
  let hasLists: Bool

  init(seed: UInt64, hasLists: Bool) {
    random = SplitMix64(seed: seed)
    self.hasLists = hasLists
  }

  /// Old and new rules that differ in one token.
  mutating func pair() -> (old: String, new: String) {
    tokens = []
    build()
    let places = tokens.indices.filter { !tokens[$0].alternatives.isEmpty }
    let place = places[number(below: places.count)]
    let old = text
    let choices = tokens[place].alternatives
    tokens[place].text = choices[number(below: choices.count)]
    return (old, text)
  }

  private var text: String { tokens.map(\.text).joined(separator: " ") + "\n" }

  private mutating func number(below limit: Int) -> Int {
    Int(random.next() % UInt64(limit))
  }

  private mutating func add(_ text: String, _ alternatives: [String] = []) {
    tokens.append(Token(text: text, alternatives: alternatives))
  }

  // MARK: - Rules

  private mutating func build() {
    add("danh mục m { x, y, z }\n")
    add("hồ sơ h { a: số nguyên; b: đúng_sai; c: m; n: số nguyên?; l: danh sách m\n")
    add("ràng buộc a từ 0 đến hết 3 }\n")
    add("tham số p: số nguyên =")
    constant()
    add("\nkhái niệm k cho h: số nguyên =")
    constant()
    add("{ ngoại lệ e khi")
    usesDefinition = false
    condition(depth: 1)
    usesDefinition = true
    add(":")
    constant()
    add("}\nkhen thưởng t \"Thưởng\" cho h {\n")
    add("điều kiện c1 {")
    condition(depth: 2)
    add("}\n")
    add("một trong", ["tất cả", "ít nhất 2 trong"])
    add("g {")
    for name in ["c2", "c3", "c4"] {
      add("điều kiện \(name) {")
      condition(depth: 1)
      add("}\n")
    }
    add("}\n")
    if number(below: 2) == 0 {
      add("loại trừ", ["tạm dừng"])
      add("r khi")
      condition(depth: 1)
      add("\n")
    }
    add("}")
  }

  private mutating func constant() {
    let value = number(below: 4)
    add("\(value)", ["\(value + 1)", "\(max(0, value - 1) == value ? 2 : value - 1)"])
  }

  private mutating func condition(depth: Int) {
    if depth > 0, number(below: 3) > 0 {
      add("(")
      condition(depth: depth - 1)
      let isAnd = number(below: 2) == 0
      add(isAnd ? "và" : "hoặc", [isAnd ? "hoặc" : "và"])
      condition(depth: depth - 1)
      add(")")
      return
    }
    atom()
  }

  private mutating func atom() {
    switch number(below: hasLists ? 9 : 6) {
    case 0: comparison("a")
    case 1: add("b", ["không b"])
    case 2:
      add("c")
      add("=", ["khác"])
      member()
    case 3:
      add("c trong [")
      member()
      add(",")
      member()
      add("]")
    case 4:
      add("a")
      sign()
      add(usesDefinition ? "k" : "p", usesDefinition ? ["p"] : [])
    case 5: comparison("( n nếu không có thì 0 )")
    case 6:
      add("( có i trong l mà i =")
      member()
      add(")")
    case 7: comparison("( đếm i trong l )")
    default:
      add("( có ít nhất")
      add("1", ["2"])
      add("i trong l mà i khác")
      member()
      add(")")
    }
  }

  private mutating func comparison(_ value: String) {
    add(value)
    sign()
    constant()
  }

  private mutating func sign() {
    let signs = [">=", ">", "<", "<=", "=", "khác"]
    let sign = signs[number(below: signs.count)]
    add(sign, signs.filter { $0 != sign })
  }

  private mutating func member() {
    let members = ["x", "y", "z"]
    let member = members[number(below: 3)]
    add(member, members.filter { $0 != member })
  }
}
