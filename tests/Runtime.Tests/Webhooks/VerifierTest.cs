using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>A verifier whose keys come from a script.</summary>
public abstract class VerifierTest : FalTest
{
    internal static byte[] Body { get; } = Encoding.UTF8.GetBytes("""{"request_id":"request-1","status":"OK","payload":{"seed":42}}""");

    internal CollectingLoggerFactory Logs { get; } = new();

    internal FalWebhookVerifier Verifier => field ??= Create(_ => { });

    internal FalWebhookVerifier Create(Action<FalWebhookVerifierOptions> change)
    {
        var options = new FalWebhookVerifierOptions
        {
            HttpClient = Own(new HttpClient(Server, disposeHandler: false)),
            TimeProvider = Time,
            LoggerFactory = Logs,
        };
        change(options);
        return Own(new FalWebhookVerifier(options));
    }

    internal void AnswerKeys(params WebhookSigner[] signers) => Server.Answer(200, WebhookSigner.KeySet(signers));

    /// <summary>Verifies what a signer signs now.</summary>
    internal async Task<FalWebhookFailure> VerifyAsync(WebhookSigner signer, FalWebhookVerifier? verifier = null) =>
        await VerifyAsync(signer.Headers(Body, Time.GetUtcNow()), Body, verifier);

    internal async Task<FalWebhookFailure> VerifyAsync(FalWebhookHeaders headers, byte[] body, FalWebhookVerifier? verifier = null)
    {
        FalWebhookVerification verification = await (verifier ?? Verifier).VerifyAsync(headers, body);
        Assert.Equal(verification.IsValid, verification.Failure == FalWebhookFailure.None);
        return verification.Failure;
    }
}
