#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs numbered tasks on several threads. What a task computes may depend on its number only, so
/// the result is the same however many threads there are.
enum Workers {
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls `body` once for each number in `0..<tasks` and returns when all are done.
  static func run(_ tasks: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let count = min(max(threads, 1), tasks)
    guard count > 1 else {
      for task in 0..<tasks { body(task) }
      return
    }
    let queue = TaskQueue(tasks: tasks, body: body)
    var helpers: [pthread_t] = []
    for _ in 1..<count {
      #if canImport(Darwin)
        var helper: pthread_t?
      #else
        var helper = pthread_t()
      #endif
      let argument = Unmanaged.passRetained(queue).toOpaque()
      let status = pthread_create(&helper, nil, drainQueue, argument)
      if status != 0 {
        // No more threads to be had: the ones there are do the work.
        Unmanaged<TaskQueue>.fromOpaque(argument).release()
        break
      }
      #if canImport(Darwin)
        if let helper { helpers.append(helper) }
      #else
        helpers.append(helper)
      #endif
    }
    queue.drain()
    for helper in helpers { pthread_join(helper, nil) }
  }
}

#if canImport(Darwin)
  private func drainQueue(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<TaskQueue>.fromOpaque(argument).takeRetainedValue().drain()
    return nil
  }
#else
  private func drainQueue(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<TaskQueue>.fromOpaque(argument).takeRetainedValue().drain() }
    return nil
  }
#endif

/// Hands out task numbers, one at a time, to whoever is free.
private final class TaskQueue: @unchecked Sendable {
  private let tasks: Int
  private let body: @Sendable (Int) -> Void
  private var next = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(tasks: Int, body: @escaping @Sendable (Int) -> Void) {
    self.tasks = tasks
    self.body = body
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func drain() {
    while true {
      pthread_mutex_lock(lock)
      let task = next
      if task < tasks { next += 1 }
      pthread_mutex_unlock(lock)
      if task >= tasks { return }
      body(task)
    }
  }
}
