// Draws build/icon.png, the icon of the packages: dotnet run build/draw-icon.cs
// A picture between braces: what comes of a document is C#, and what comes of that is a picture.
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property NoWarn=$(NoWarn);EnableGenerateDocumentationFile
using System.Buffers.Binary;
using System.IO.Compression;

const int Size = 128;
const int Samples = 4;

using var rows = new MemoryStream();
for (int y = 0; y < Size; y++)
{
    rows.WriteByte(0);
    for (int x = 0; x < Size; x++)
    {
        double red = 0, green = 0, blue = 0, alpha = 0;
        for (int sample = 0; sample < Samples * Samples; sample++)
        {
            (double r, double g, double b, double a) = Colour(x + (((sample % Samples) + 0.5) / Samples), y + (((sample / Samples) + 0.5) / Samples));
            (red, green, blue, alpha) = (red + (r * a), green + (g * a), blue + (b * a), alpha + a);
        }

        double share = alpha == 0 ? 1 : alpha;
        rows.Write([(byte)Math.Round(red / share), (byte)Math.Round(green / share), (byte)Math.Round(blue / share), (byte)Math.Round(255 * alpha / (Samples * Samples))]);
    }
}

using var pixels = new MemoryStream();
using (var zlib = new ZLibStream(pixels, CompressionLevel.SmallestSize, leaveOpen: true))
{
    zlib.Write(rows.ToArray());
}

byte[] header = [0, 0, 0, Size, 0, 0, 0, Size, 8, 6, 0, 0, 0];
using FileStream file = File.Create(Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "build", "icon.png"));
file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
Chunk(file, "IHDR"u8, header);
Chunk(file, "IDAT"u8, pixels.ToArray());
Chunk(file, "IEND"u8, []);

// The drawing, on a sheet of 128 by 128 with its origin at the top left.
static (double R, double G, double B, double A) Colour(double x, double y)
{
    if (RoundedBox(x, y, 64, 64, 62, 62, 26) > 0)
    {
        return (0, 0, 0, 0);
    }

    if (Math.Min(Brace(x - 27, y - 64), Brace(101 - x, y - 64)) < 4)
    {
        return (255, 255, 255, 1);
    }

    if (RoundedBox(x, y, 64, 64, 24, 24, 6) <= 0)
    {
        // Sky, a low sun, two hills.
        if (y > 80 + (9 * Math.Sin((x - 30) / 9.5)))
        {
            return (30, 27, 75, 1);
        }

        if (y > 70 + (7 * Math.Sin((x - 52) / 7)))
        {
            return (76, 55, 148, 1);
        }

        return Math.Sqrt(((x - 72) * (x - 72)) + ((y - 58) * (y - 58))) < 9 ? (255, 247, 214, 1) : (255, 150 + ((y - 40) * 1.6), 92 + ((y - 40) * 0.6), 1);
    }

    double depth = y / 128;
    return (99 - (60 * depth), 70 - (40 * depth), 214 - (95 * depth), 1);
}

// The distance from a left brace around the origin: two arcs outwards at its ends, a straight line, two arcs inwards at its middle.
static double Brace(double x, double y)
{
    y = Math.Abs(y);
    double end = x >= 0 && y >= 26 ? Math.Abs(Math.Sqrt(((x - 8) * (x - 8)) + ((y - 26) * (y - 26))) - 8) : double.MaxValue;
    end = x > 8 ? Math.Sqrt(((x - 8) * (x - 8)) + ((y - 34) * (y - 34))) : end;
    double line = y is >= 8 and <= 26 ? Math.Abs(x) : double.MaxValue;
    double middle = x <= 0 && y <= 8 ? Math.Abs(Math.Sqrt(((x + 8) * (x + 8)) + ((y - 8) * (y - 8))) - 8) : double.MaxValue;
    middle = x < -8 ? Math.Sqrt(((x + 8) * (x + 8)) + (y * y)) : middle;
    return Math.Min(Math.Min(end, line), middle);
}

static double RoundedBox(double x, double y, double centreX, double centreY, double halfWidth, double halfHeight, double radius)
{
    double dx = Math.Max(Math.Abs(x - centreX) - halfWidth + radius, 0);
    double dy = Math.Max(Math.Abs(y - centreY) - halfHeight + radius, 0);
    return Math.Sqrt((dx * dx) + (dy * dy)) - radius;
}

static void Chunk(Stream file, ReadOnlySpan<byte> kind, byte[] content)
{
    byte[] number = new byte[4];
    BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
    file.Write(number);
    byte[] body = [.. kind, .. content];
    file.Write(body);
    BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
    file.Write(number);
}

static uint Crc32(byte[] bytes)
{
    uint crc = uint.MaxValue;
    foreach (byte value in bytes)
    {
        crc ^= value;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
    }

    return ~crc;
}
