import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An XML text, parsed by a reader that is not ours.
final class XMLCheck: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  /// The text is not well formed.
  struct Malformed: Error {
    var line: Int
  }

  private var elements: [Element] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw Malformed(line: parser.lineNumber) }
  }

  func elements(named name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser,
    didStartElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: elementName, attributes: attributes))
  }
}
