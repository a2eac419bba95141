using System.Text.Json;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Realtime;

/// <summary><c>POST rest.fal.ai/tokens/</c> and <c>/tokens/realtime</c>: the older form and the current one.</summary>
internal sealed class TokenHandler(RealtimeTokens tokens)
{
    public const string LegacyPath = "/tokens/";
    public const string Path = "/tokens/realtime";

    public ContentResponse Handle(EmulatorRequest request)
    {
        bool isLegacy = request.Path == LegacyPath;
        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Body);
            if (body.RootElement.TryGetProperty("allowed_apps", out JsonElement apps) && apps.ValueKind is JsonValueKind.Array && apps.GetArrayLength() == 1
                && apps[0].GetString() is { Length: > 0 } app
                && body.RootElement.TryGetProperty(isLegacy ? "token_expiration" : "duration", out JsonElement lifetime) && lifetime.TryGetInt32(out int seconds)
                && seconds > 0)
            {
                string token = tokens.Issue(app, TimeSpan.FromSeconds(seconds));
                return ContentResponse.Json(isLegacy ? 200 : 201, System.Text.Encoding.UTF8.GetBytes(isLegacy ? JsonText.Quote(token) : $$"""{"token":{{JsonText.Quote(token)}}}"""));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not of the form: refused below.
        }

        return ContentResponse.Detail(422, $"allowed_apps (one) and {(isLegacy ? "token_expiration" : "duration")} (in seconds) are required");
    }
}
