/// Version of the library and the command; reports state it.
public let arpentVersion = "0.1.0"
