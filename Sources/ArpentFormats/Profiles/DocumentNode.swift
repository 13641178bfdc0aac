import Foundation
import Yams

/// A value of a document that knows its line and key, so that whoever finds it wrong can say where.
public struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
  public var value: Value
  public var line: Int?
  public var key: String

  public init(_ value: Value, line: Int?, key: String) {
    self.value = value
    self.line = line
    self.key = key
  }
}

/// A node of a YAML document on the way to being a value.
struct DocumentNode {
  let node: Node
  let key: String
  let file: String

  var line: Int? { node.mark?.line }
  var isText: Bool { node.scalar != nil }
  var hasKeys: Bool { node.mapping != nil }

  /// Reads a whole document: keys with values.
  static func root(_ yaml: String, file: String) throws(DocumentError) -> DocumentNode {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
      throw DocumentError(
        "stands twice", file: file, line: context.mark.line, key: duplicates.first)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _)
    {
      throw DocumentError("is not YAML: \(problem)", file: file, line: mark.line)
    } catch {
      throw DocumentError("is not YAML", file: file)
    }
    guard let root, root.mapping != nil else {
      throw DocumentError("keys with values are expected", file: file, line: 1)
    }
    return DocumentNode(node: root, key: "", file: file)
  }

  func wrong(_ message: String, _ value: String? = nil) -> DocumentError {
    DocumentError(message, file: file, line: line, key: key.isEmpty ? nil : key, value: value)
  }

  /// The entries of a mapping whose keys are among `known`.
  func entries(_ known: [String]) throws(DocumentError) -> [String: DocumentNode] {
    var out: [String: DocumentNode] = [:]
    for (name, value) in try pairs() {
      guard known.contains(name.key) || known.isEmpty else {
        throw name.wrong("is no key here; there are \(known.joined(separator: ", "))")
      }
      out[name.key] = value
    }
    return out
  }

  /// The entries of a mapping in the order of the document. The first node of a pair stands for the
  /// key itself; both bear its name.
  func pairs() throws(DocumentError) -> [(name: DocumentNode, value: DocumentNode)] {
    guard let mapping = node.mapping else { throw wrong("keys with values are expected") }
    var out: [(name: DocumentNode, value: DocumentNode)] = []
    for (name, value) in mapping {
      guard let text = name.scalar?.string, !text.isEmpty else {
        throw wrong("a key is a text")
      }
      out.append(
        (
          DocumentNode(node: name, key: text, file: file),
          DocumentNode(node: value, key: text, file: file)
        ))
    }
    return out
  }

  func text() throws(DocumentError) -> Located<String> {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw wrong("a text is expected")
    }
    return Located(scalar.string, line: line, key: key)
  }

  /// One text, or a list of them.
  func texts() throws(DocumentError) -> [Located<String>] {
    guard node.sequence != nil else { return [try text()] }
    var out: [Located<String>] = []
    for item in try items() { out.append(try item.text()) }
    return out
  }

  func items() throws(DocumentError) -> [DocumentNode] {
    guard let sequence = node.sequence else { throw wrong("a list is expected") }
    return sequence.map { DocumentNode(node: $0, key: key, file: file) }
  }

  /// A finite number with a point as decimal sign.
  func number() throws(DocumentError) -> Located<Double> {
    let text = try text()
    guard let value = Double(text.value), value.isFinite else {
      throw wrong("a number is expected", text.value)
    }
    return Located(value, line: line, key: key)
  }

  func wholeNumber(atLeast least: Int) throws(DocumentError) -> Located<Int> {
    let text = try text()
    guard let value = Int(text.value), value >= least else {
      throw wrong("a whole number from \(least) up is expected", text.value)
    }
    return Located(value, line: line, key: key)
  }
}
