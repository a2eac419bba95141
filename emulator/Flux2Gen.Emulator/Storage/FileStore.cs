using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Flux2Gen.Emulator.Storage;

/// <summary>What fal keeps on its CDN: uploads and generated files. Bounded, in memory and on disk.</summary>
internal sealed class FileStore(TimeProvider timeProvider)
{
    private readonly BoundedStore<StoredFile> _files = new(4000, 256L << 20);
    private readonly BoundedStore<StoredFile> _largeFiles = new(100, 16L << 30);
    private readonly BoundedStore<UploadTicket> _tickets = new(1000, long.MaxValue);

    /// <summary>Keeps a generated file. The same bytes get the same name, so a repeated request gives the same answer.</summary>
    public StoredFile Add(byte[] bytes, string contentType, string extension)
    {
        byte[] hash = SHA256.HashData(bytes);
        StoredFile file = new($"{FileNames.StoreFor(hash)}/{Convert.ToHexStringLower(hash.AsSpan(0, 12))}{extension}", contentType, new MemoryContent(bytes));
        _files.Set(file.Key, file, bytes.Length);
        return file;
    }

    /// <summary>Promises a place for an upload.</summary>
    /// <returns>The id of the ticket, and the ticket.</returns>
    public (string Id, UploadTicket Ticket) Promise(string fileName, string contentType, ObjectLifecycle lifecycle, bool isMultipart = false)
    {
        byte[] random = RandomNumberGenerator.GetBytes(16);
        string id = Convert.ToHexStringLower(random);
        UploadTicket ticket = new(
            $"{FileNames.StoreFor(random)}/{id[..20]}_{FileNames.Sanitize(fileName)}",
            contentType,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            lifecycle,
            isMultipart);
        _tickets.Set(id, ticket, 0);
        return (id, ticket);
    }

    public bool TryGetTicket(string id, [NotNullWhen(true)] out UploadTicket? ticket) => _tickets.TryGet(id, out ticket);

    /// <summary>Keeps the bytes of an upload. Repeating it replaces them.</summary>
    public void Fulfil(UploadTicket ticket, StoredContent content)
    {
        StoredFile file = new(ticket.Key, ticket.ContentType, content)
        {
            Access = ticket.Lifecycle.Access,
            ExpiresAt = timeProvider.GetUtcNow() + ticket.Lifecycle.ExpiresAfter,
        };
        BoundedStore<StoredFile> store = content is MemoryContent ? _files : _largeFiles;
        store.Set(file.Key, file, content.Length);
    }

    public bool TryGet(string key, [NotNullWhen(true)] out StoredFile? file)
    {
        if ((_files.TryGet(key, out file) || _largeFiles.TryGet(key, out file)) && timeProvider.GetUtcNow() < (file.ExpiresAt ?? DateTimeOffset.MaxValue))
            return true;
        file = null;
        return false;
    }
}
