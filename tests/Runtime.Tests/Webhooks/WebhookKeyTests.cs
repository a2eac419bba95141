using System.Globalization;
using System.Numerics;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Verifying signatures: the vectors of RFC 8032, section 7.1, and signatures that must not pass.</summary>
public sealed class WebhookKeyTests
{
    private const string Message = "af82";

    /// <summary>The order of the group (RFC 8032, section 5.1): 2^252 + …</summary>
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;


    private static readonly byte[] Key = Convert.FromHexString("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");

    private static readonly byte[] Signature = Convert.FromHexString(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");

    /// <summary>Tests 1, 2, 3 and SHA(abc) of the RFC: the private key, the public one, the message, the signature.</summary>
    public static TheoryData<string, string, string, string> Vectors { get; } = new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Rfc_vectors_verify_and_are_what_the_signer_makes(string seed, string key, string message, string signature)
    {
        var signer = new WebhookSigner(Convert.FromHexString(seed));

        Assert.True(Verify(key, Convert.FromHexString(message), signature));
        Assert.Equal(key, Convert.ToHexStringLower(signer.PublicKey));
        Assert.Equal(signature, Convert.ToHexStringLower(signer.Sign(Convert.FromHexString(message))));
    }

    [Fact]
    public void Signature_with_a_flipped_bit_is_refused()
    {
        for (int bit = 0; bit < 512; bit++)
        {
            byte[] altered = [.. Signature];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verify(Key, Convert.FromHexString(Message), altered), $"bit {bit}");
        }
    }

    [Fact]
    public void Flipped_bit_of_message_or_key_is_refused()
    {
        byte[] message = Convert.FromHexString(Message);
        for (int bit = 0; bit < message.Length * 8; bit++)
        {
            byte[] altered = [.. message];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verify(Key, altered, Signature), $"bit {bit} of the message");
        }

        for (int bit = 0; bit < 256; bit++)
        {
            byte[] altered = [.. Key];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verify(altered, message, Signature), $"bit {bit} of the key");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(128)]
    public void Signature_of_another_length_is_refused(int length)
    {
        byte[] altered = new byte[length];
        Signature.AsSpan(0, Math.Min(length, 64)).CopyTo(altered);

        Assert.False(Verify(Key, Convert.FromHexString(Message), altered));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Key_of_another_length_is_refused(int length)
    {
        byte[] altered = new byte[length];
        Key.AsSpan(0, Math.Min(length, 32)).CopyTo(altered);

        Assert.False(WebhookKey.TryCreate(altered, out _));
    }

    [Fact]
    public void S_at_or_above_the_order_is_refused()
    {
        var s = new BigInteger(Signature.AsSpan(32), isUnsigned: true);
        for (BigInteger larger = s + Order; larger < BigInteger.Pow(2, 256); larger += Order)
        {
            byte[] altered = [.. Signature];
            altered.AsSpan(32).Clear();
            Assert.True(larger.TryWriteBytes(altered.AsSpan(32), out _, isUnsigned: true));
            Assert.False(Verify(Key, Convert.FromHexString(Message), altered), larger.ToString());
        }
    }

    [Fact]
    public void Signature_of_zeros_or_ones_is_refused()
    {
        byte[] message = Convert.FromHexString(Message);
        Assert.False(Verify(Key, message, new byte[64]));
        Assert.False(Verify(Key, message, [.. Enumerable.Repeat((byte)0xff, 64)]));
        Assert.False(Verify(Key, message, [1, .. new byte[63]]));
    }

    [Theory]
    [MemberData(nameof(AdversarialSignatures.SmallOrderKeys), MemberType = typeof(AdversarialSignatures))]
    public void Key_of_small_order_is_refused(string point, string key, string signature)
    {
        Assert.False(Verify(key, AdversarialSignatures.Message, signature), point);
        Assert.False(WebhookKey.TryCreate(Convert.FromHexString(key), out _), point);
    }

    [Theory]
    [MemberData(nameof(AdversarialSignatures.SmallOrderR), MemberType = typeof(AdversarialSignatures))]
    public void R_of_small_order_is_refused(string point, string key, string signature) =>
        Assert.False(Verify(key, AdversarialSignatures.Message, signature), point);

    [Fact]
    public void Neutral_R_of_an_honest_key_is_refused()
    {
        (_, string key, string signature) = AdversarialSignatures.SmallOrderR.First().Data;

        Assert.True(WebhookKey.TryCreate(Convert.FromHexString(key), out _));
        Assert.False(Verify(key, AdversarialSignatures.Message, signature));
    }

    [Fact]
    public void R_with_a_part_of_small_order_is_refused()
    {
        (string key, byte[] message, string signature) = AdversarialSignatures.MixedOrderR;

        Assert.True(WebhookKey.TryCreate(Convert.FromHexString(key), out _));
        Assert.False(Verify(key, message, signature));
    }

    [Fact]
    public void Key_with_a_part_of_small_order_is_refused()
    {
        (string key, byte[] message, string signature) = AdversarialSignatures.MixedOrder;

        Assert.False(WebhookKey.TryCreate(Convert.FromHexString(key), out _));
        Assert.False(Verify(key, message, signature));
    }

    [Fact]
    public void Key_at_or_above_the_prime_is_refused()
    {
        for (BigInteger y = Prime; y < BigInteger.Pow(2, 255); y++)
        {
            byte[] encoded = y.ToByteArray(isUnsigned: true);
            Assert.False(WebhookKey.TryCreate(encoded, out _), $"y = p + {y - Prime}");
            encoded[31] |= 0x80;
            Assert.False(WebhookKey.TryCreate(encoded, out _), $"y = p + {y - Prime}, with a sign");
        }
    }

    [Fact]
    public void Key_that_is_not_on_the_curve_is_refused()
    {
        Assert.False(WebhookKey.TryCreate([2, .. new byte[31]], out _));
    }

    private static bool Verify(string key, byte[] message, string signature) => Verify(Convert.FromHexString(key), message, Convert.FromHexString(signature));

    private static bool Verify(byte[] key, byte[] message, byte[] signature) =>
        WebhookKey.TryCreate(key, out WebhookKey? publicKey) && publicKey.Verify(message, signature);
}
