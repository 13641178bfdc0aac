import CGEOS

/// A GEOS context: one thread's, never shared. What GEOS complains of goes to ``lastMessage``.
final class GeosContext {
  let handle: GEOSContextHandle_t
  private let messages = MessageBox()

  init() {
    guard let made = GEOS_init_r() else { preconditionFailure("no memory for a GEOS context") }
    handle = made
    _ = GEOSContext_setErrorMessageHandler_r(
      made,
      { text, box in
        guard let box, let text else { return }
        Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().last = String(cString: text)
      }, Unmanaged.passUnretained(messages).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  var lastMessage: String { messages.last ?? "GEOS gave no reason" }

  /// Takes over a geometry that GEOS returned.
  /// - Throws: ``OverlayError/operationFailed(operation:reason:)`` where it returned none.
  func own(_ pointer: OpaquePointer?, _ operation: String) throws(OverlayError) -> GeosShape {
    guard let pointer else {
      throw .operationFailed(operation: operation, reason: lastMessage)
    }
    return GeosShape(taking: pointer, context: self)
  }

  /// A number that a GEOS function writes, which returns 0 on failure.
  func number(
    _ operation: String, _ read: (UnsafeMutablePointer<Double>) -> Int32
  ) throws(OverlayError) -> Double {
    var value = 0.0
    guard read(&value) != 0 else {
      throw .operationFailed(operation: operation, reason: lastMessage)
    }
    return value
  }

  /// The answer of a GEOS predicate, which is 2 on failure.
  func truth(_ operation: String, _ answer: CChar) throws(OverlayError) -> Bool {
    guard answer == 0 || answer == 1 else {
      throw .operationFailed(operation: operation, reason: lastMessage)
    }
    return answer == 1
  }
}

private final class MessageBox {
  var last: String?
}
