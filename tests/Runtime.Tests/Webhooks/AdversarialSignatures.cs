using System.Text;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Signatures that fit the equation of Ed25519 but were not made as the standard says. A verifier without the check accepts them.</summary>
/// <remarks>
/// Made once, by a script of a few lines: the discrete logarithms are known because the keys were chosen for it. Each was seen to pass
/// a verifier that reduces coordinates modulo p, allows every point and uses no factor of eight.
/// </remarks>
internal static class AdversarialSignatures
{
    /// <summary>The message of all of them but the last two.</summary>
    public static byte[] Message => Encoding.UTF8.GetBytes("request\nuser\n1767225600\nhash");

    /// <summary>Keys of small order, in every encoding there is, with a signature that fits: what point, the key, the signature.</summary>
    public static TheoryData<string, string, string> SmallOrderKeys { get; } = new()
    {
        { "the neutral point", "0100000000000000000000000000000000000000000000000000000000000000", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "a point of order 8", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "d2eac45f8ffad506d2968bc4c228cde20318a546d1a39cdfcfcc98c5dbf8204cde9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "a point of order 4", "0000000000000000000000000000000000000000000000000000000000000080", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "another of order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "854e3168b56b6820ca141794f2273ad5c38b0e8267166ddbef61aa29e8b072c8cd69039d36d06903cd69039d36d06903cd69039d36d069030000000000000000" },
        { "the point of order 2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "a third of order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", "fab26417acf92adcf18bac3cb24a02beb0898e54907f2007e5f76b4009237bdade9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "the other of order 4", "0000000000000000000000000000000000000000000000000000000000000000", "d2eac45f8ffad506d2968bc4c228cde20318a546d1a39cdfcfcc98c5dbf8204cde9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "the last of order 8", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "b0033995e5dcbcedaccd672c4fee5261c198cd0d116d8c9b332f37f8db3db048cd69039d36d06903cd69039d36d06903cd69039d36d069030000000000000000" },
        { "the neutral point with a sign for its x of zero", "0100000000000000000000000000000000000000000000000000000000000080", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "the point of order 2 with a sign for its x of zero", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "a point of order 4 as y = p", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "d2eac45f8ffad506d2968bc4c228cde20318a546d1a39cdfcfcc98c5dbf8204cde9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "the other of order 4 as y = p", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "887428bb40b44b0715066260ae9662f65bd838964c1f1ee086db507df2886e7bcd69039d36d06903cd69039d36d06903cd69039d36d069030000000000000000" },
        { "the neutral point as y = p + 1", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
        { "the neutral point as y = p + 1, with a sign", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "1b153ba070052af92d69743b3dd7321dfce75ab92e5c63203033673a2407dfb3de9b5713cf8a4602de9b5713cf8a4602de9b5713cf8a46020000000000000000" },
    };

    /// <summary>Honest keys, or nearly, with signatures whose R is of small order, in every encoding there is: what point, the key, the signature.</summary>
    public static TheoryData<string, string, string> SmallOrderR { get; } = new()
    {
        { "the neutral point", "0862f1e4a8c7aa4b08a9bab172c2f20c21ac597245f8b031d5a6b9dd07cb7517", "0100000000000000000000000000000000000000000000000000000000000000252baac015d02600d95d24a05641c8adabad56863f31e7618f084a95738b590c" },
        { "a point of order 8", "4d3c9266476a6a1a88fc65998aba21dc48e374034d2801d36572717eefda5c12", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037afe6ab293244c136974eaff8b7b9f7d167f04b6d980ab0d6cce3be8e2c6e12d02" },
        { "a point of order 4", "71b5e3e2631503aec2e68932a850b3c4890469ee0d16ce124b43a041b97ae674", "0000000000000000000000000000000000000000000000000000000000000080bc8e8845c20de8dc995f3e7bfb1e4a47da3614aa02d79e16b960ea06a2a6ee09" },
        { "another of order 8", "1440b5475d8b278b9c5c38affc31635c79f93bb924b21c0d3f3b772edd133227", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc0533906e97e636718379137dff93ad08b523309b49a2b0b51a5a2fad7b6edfc909" },
        { "the point of order 2", "9d27640ba8ce942c8e23fc90919b1898d3ec7017183dc7a2f65c1f50b2b29014", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f8b91e413f12cdd58a32d1475f01c7f08afe860efae479d87476f710058e4f908" },
        { "a third of order 8", "df8c4e0663b68e73ec982db8e1a311ab19ac43561d88084a73046fb7c4ce51e3", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85b5f8a0cd2e787b3c6960c10990c906d0b6ba9ada0c5e69ccfb285e7c4eb2f00e" },
        { "the other of order 4", "d00d05f585ebd065fd2ce16fe70ab975561f8b70d5c39d9f541d1ad6ff805ddc", "00000000000000000000000000000000000000000000000000000000000000009d92b13745f3de1ab78b3f141718005362da694eb0209e8e2cd8f975bc0e200e" },
        { "the last of order 8", "60c04e84cbe224938db2c149f5d1f0e664f6c5b5ad9e80f17848dc9f6f53d4e3", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa1e0329efbd3832f7eb134d57660302a374fc16d70cd169aa726182867bc2870c" },
        { "the neutral point with a sign for its x of zero", "0862f1e4a8c7aa4b08a9bab172c2f20c21ac597245f8b031d5a6b9dd07cb7517", "0100000000000000000000000000000000000000000000000000000000000080ee074ffefc8850520131f56aabf2ff1523e98b13cf487ba8206eab0b81e5f201" },
        { "the point of order 2 with a sign for its x of zero", "0e73b1f99c49718c1367d2471e5cee54e653bca9e277f7b58cfb90483b31ae1c", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff848ac85af851141bb6d7686fef2e0e5d09731422d1945f53d4a997315773530b" },
        { "a point of order 4 as y = p", "a0c36d99b89595e577039a667545de23b71c8bfcb2d7fe2c9a8d8e811025a3ed", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f48f16a6730fbe0cabe25c4f4297d4b935dc1bbdd91d45959db97fc64384c6408" },
        { "the other of order 4 as y = p", "d00d05f585ebd065fd2ce16fe70ab975561f8b70d5c39d9f541d1ad6ff805ddc", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7e4481ea4f7937760bf1bceae757cd7bc26b449af477106b405983dcd26b700a" },
        { "the neutral point as y = p + 1", "0862f1e4a8c7aa4b08a9bab172c2f20c21ac597245f8b031d5a6b9dd07cb7517", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fcf3911ff75dc10ff473481b2ece650fc333ba2f3c646a44e09a436f07b67650c" },
        { "the neutral point as y = p + 1, with a sign", "0862f1e4a8c7aa4b08a9bab172c2f20c21ac597245f8b031d5a6b9dd07cb7517", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9ed40f29b92917b30f5bee80a0f7af55a47a07089596817d075cef25cd367e0b" },
    };

    /// <summary>A key with a part of order 8, and a signature that fits only when both sides of the equation are multiplied by 8.</summary>
    public static (string Key, byte[] Message, string Signature) MixedOrder { get; } = (
        "afe985e432d16abaeed0fbd848db44520ef193bdde65d944b6a942a8f97ab11c",
        Encoding.UTF8.GetBytes("request\nuser\n1767225600\nhash0"),
        "62a1b4e66acb0b37d06030fb317ac0bca8b164f543999ac033114378078f8fcf9fc7fef4d4f917e8f5adf5b1690f37075081d741859d5f31fdd2757734a01105");

    /// <summary>An honest key, and a signature whose R has a part of order 8: it fits when both sides of the equation are multiplied by 8.</summary>
    public static (string Key, byte[] Message, string Signature) MixedOrderR { get; } = (
        "f2cf4192f2f197306f6e938eec3388e61bf35b00f378436f3f43ae0b93e00cb9",
        Encoding.UTF8.GetBytes("request\nuser\n1767225600\nhash0"),
        "a578ab6c65a8c74b4f1b3ab3ee5e16dafd8756b3f4bc79201a09e09ff90995fe1fe839e69be5abee7fb1ca8d2aa84cc7845eec04956b678406145337b71f0d09");
}
