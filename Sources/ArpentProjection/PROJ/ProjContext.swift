import CPROJ

/// A PROJ context of our own: what it says goes to ``lastMessage`` instead of stderr, and it never
/// reaches for the network. Used by one thread at a time; freed with the last object made in it.
final class ProjContext {
  let pointer: OpaquePointer
  private let messages: MessageBox

  init() throws(ProjectionError) {
    guard let created = proj_context_create() else {
      throw .system(reason: "PROJ can't make a context")
    }
    pointer = created
    messages = MessageBox()
    proj_context_set_enable_network(created, 0)
    proj_log_level(created, PJ_LOG_ERROR)
    proj_log_func(created, Unmanaged.passUnretained(messages).toOpaque()) { box, _, text in
      guard let box, let text else { return }
      Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().last = String(cString: text)
    }
  }

  deinit { proj_context_destroy(pointer) }

  /// Takes over an object that PROJ returned; `nil` where it returned none.
  func own(_ pointer: OpaquePointer?) -> ProjObject? {
    guard let pointer else { return nil }
    return ProjObject(pointer: pointer, context: self)
  }

  /// Why the last call failed, in PROJ's words; a general sentence where PROJ kept silent.
  var lastMessage: String {
    if let message = messages.last { return message }
    let number = proj_context_errno(pointer)
    guard number != 0, let text = proj_context_errno_string(pointer, number) else {
      return "PROJ gave no reason"
    }
    return String(cString: text)
  }

  func forgetMessages() { messages.last = nil }
}

private final class MessageBox {
  var last: String?
}

/// Owns one PROJ object, and keeps alive the context that it was made in.
final class ProjObject {
  let pointer: OpaquePointer
  let context: ProjContext

  fileprivate init(pointer: OpaquePointer, context: ProjContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { proj_destroy(pointer) }
}

/// A copy of a C string that may be absent.
func copied(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
