namespace Flux2Gen.Files;

/// <summary>A host name has no address that a download may connect to.</summary>
internal sealed class BlockedAddressException() : IOException("The host has no public address.");
