namespace Flux2Gen.Emulator.Drawing.Text;

/// <summary>The shapes of the letters: a character, then seven rows of five dots each, two hexadecimal digits a row.</summary>
internal static class GlyphTable
{
    private const string Table = """
        A 0E11111F111111
        B 1E11111E11111E
        C 0E11101010110E
        D 1E11111111111E
        E 1F10101E10101F
        F 1F10101E101010
        G 0E11101711110F
        H 1111111F111111
        I 0E04040404040E
        J 0702020202120C
        K 11121418141211
        L 1010101010101F
        M 111B1515111111
        N 11111915131111
        O 0E11111111110E
        P 1E11111E101010
        Q 0E11111115120D
        R 1E11111E141211
        S 0F10100E01011E
        T 1F040404040404
        U 1111111111110E
        V 11111111110A04
        W 1111111515150A
        X 11110A040A1111
        Y 11110A04040404
        Z 1F01020408101F
        0 0E11131519110E
        1 040C040404040E
        2 0E11010204081F
        3 1F02040201110E
        4 02060A121F0202
        5 1F101E0101110E
        6 0608101E11110E
        7 1F010204080808
        8 0E11110E11110E
        9 0E11110F01020C
        . 00000000000C0C
        , 000000000C0408
        : 000C0C000C0C00
        ; 000C0C000C0408
        ! 04040404040004
        ? 0E110102040004
        ' 04040800000000
        " 0A0A0A00000000
        - 0000001F000000
        _ 0000000000001F
        + 0004041F040400
        = 00001F001F0000
        / 00010204081000
        \ 00100804020100
        ( 02040808080402
        ) 08040202020408
        # 0A0A1F0A1F0A0A
        % 18190204081303
        & 0C12140815120D
        * 0004150E150400
        @ 0E11010D15150E
        [ 0E08080808080E
        ] 0E02020202020E
        < 02040810080402
        > 08040201020408
        $ 040F140E051E04
        · 0000000C0C0000
        … 00000000000015
        """;

    public static Dictionary<char, byte[]> Read()
    {
        Dictionary<char, byte[]> glyphs = new() { [' '] = new byte[BitmapFont.GlyphHeight] };
        foreach (ReadOnlySpan<char> line in Table.AsSpan().EnumerateLines())
            glyphs[line[0]] = Convert.FromHexString(line[2..]);
        return glyphs;
    }
}
