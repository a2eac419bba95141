using System.Diagnostics.CodeAnalysis;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>Decides where webhooks may go. A program on a developer's machine must not be one that posts to any address it is told.</summary>
internal static class WebhookTarget
{
    public static bool TryParse(string? address, bool allowRemote, [NotNullWhen(true)] out Uri? target)
    {
        bool isAllowed = Uri.TryCreate(address, UriKind.Absolute, out target)
            && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps)
            && (allowRemote || LoopbackGuard.Allows(target.Host));
        if (!isAllowed)
            target = null;
        return isAllowed;
    }
}
