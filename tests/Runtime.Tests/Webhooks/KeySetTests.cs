using System.Text;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Reading a JSON Web Key Set: the keys that can be used, and nothing thrown over the others.</summary>
public sealed class KeySetTests
{
    private static readonly string X = WebhookSigner.Base64Url(WebhookSigner.First.PublicKey);

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    public void A_key_may_have_padding_or_none(string padding)
    {
        Assert.Equal(1, Count($$"""{"keys":[{"kty":"OKP","crv":"Ed25519","x":"{{X}}{{padding}}"}]}"""));
    }

    [Theory]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"$X","y":"$X"}""")]
    [InlineData("""{"kty":"OKP","crv":"X25519","x":"$X"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed448","x":"$X"}""")]
    [InlineData("""{"kty":"okp","crv":"ed25519","x":"$X"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","use":"enc","x":"$X"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":null}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":7}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":""}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AAAA"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"$X$X"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"not base64 at all"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"\ud800"}""")]
    [InlineData("""{"kty":"OKP","\ud800":1,"crv":"Ed25519","x":"\ud800"}""")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_no_key_is_passed_over(string item)
    {
        string keys = $$"""{"keys":[{{item.Replace("$X", X, StringComparison.Ordinal)}},{{WebhookSigner.First.Jwk}}]}""";

        Assert.Equal(1, Count(keys));
    }

    [Fact]
    public void Byte_order_mark_is_skipped() => Assert.Equal(1, Count($"\ufeff{WebhookSigner.KeySet(WebhookSigner.First)}"));

    [Fact]
    public void Members_that_nobody_knows_do_not_matter()
    {
        Assert.Equal(1, Count($$"""{"issuer":"fal","keys":[{"kid":"k1","alg":"EdDSA","use":"sig","kty":"OKP","crv":"Ed25519","x":"{{X}}","key_ops":["verify"]}]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"detail":"Not Found"}""")]
    public void What_is_no_key_set_is_told_apart_from_an_empty_one(string text)
    {
        Assert.Null(WebhookKeySet.TryParse(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(0, Count("""{"keys":[]}"""));
    }

    [Fact]
    public void The_number_of_keys_to_try_has_a_limit()
    {
        string keys = string.Join(',', Enumerable.Repeat(WebhookSigner.First.Jwk, WebhookKeySet.MaximumKeys + 5));

        Assert.Equal(WebhookKeySet.MaximumKeys, Count($$"""{"keys":[{{keys}}]}"""));
    }

    private static int Count(string json)
    {
        IReadOnlyList<WebhookKey>? keys = WebhookKeySet.TryParse(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(keys);
        return keys.Count;
    }
}
