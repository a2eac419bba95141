using System.Globalization;
using Flux2Gen.Prompts;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>Names one of the pictures that are given with a prompt: <c>@image1</c> is the first.</summary>
/// <remarks>
/// <c>$"{person} wearing the outfit from {outfit}"</c>, with references made by <see cref="FromIndex"/>, is "@image1 wearing the outfit
/// from @image2". <see cref="ThrowIfMissing"/> and <see cref="Validate"/> find references to pictures that are not there, before a
/// request is paid for. No call checks that by itself: in the prompt of another model <c>@image3</c> may be a word like any other.
/// </remarks>
public readonly record struct ImageReference : ISpanFormattable
{
    private const string Sign = "@image";

    private readonly int _index;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="number">The number of the picture, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is less than 1.</exception>
    public ImageReference(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        _index = number - 1;
    }

    /// <summary>Gets the number of the picture, from 1.</summary>
    public int Number => _index + 1;

    /// <summary>Names a picture by its place in the list of pictures.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The reference, whose number is one more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static ImageReference FromIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfEqual(index, int.MaxValue);
        return new ImageReference(index + 1);
    }

    /// <summary>Finds references to pictures that are not there.</summary>
    /// <param name="prompt">The prompt; a <see cref="StructuredPrompt"/> too.</param>
    /// <param name="imageCount">How many pictures are given with it: <c>input.ImageUrls.Count</c>.</param>
    /// <returns>What is wrong, once for each such reference and in the order of the prompt; empty when nothing is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is negative.</exception>
    public static IReadOnlyList<FalViolation> Validate(string prompt, int imageCount)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfNegative(imageCount);
        List<FalViolation> violations = [];
        foreach (string digits in PromptTexts.Of(prompt).SelectMany(FindNumbers))
        {
            bool isThere = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= imageCount;
            if (!isThere)
            {
                violations.Add(new FalViolation { Path = "prompt", Message = $"prompt refers to {Sign}{ErrorText.OneLine(digits, 20)}, but {Describe(imageCount)}." });
            }
        }

        return [.. violations.Distinct()];
    }

    /// <summary>Refuses a prompt with references to pictures that are not there.</summary>
    /// <param name="prompt">The prompt; a <see cref="StructuredPrompt"/> too.</param>
    /// <param name="imageCount">How many pictures are given with it: <c>input.ImageUrls.Count</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is negative.</exception>
    /// <exception cref="FalInputException">There are such references; its violations list them.</exception>
    public static void ThrowIfMissing(string prompt, int imageCount)
    {
        if (Validate(prompt, imageCount) is { Count: > 0 } violations)
        {
            throw new FalInputException(violations);
        }
    }

    /// <summary>Returns the reference as a prompt has it: <c>@image1</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign}{Number}");

    /// <inheritdoc cref="ToString()"/>
    /// <param name="format">Not used: a reference has one form.</param>
    /// <param name="formatProvider">Not used: it is the same in all cultures.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the reference as a prompt has it.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format">Not used: a reference has one form.</param>
    /// <param name="provider">Not used: it is the same in all cultures.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{Sign}{Number}", out charsWritten);

    /// <summary>Finds the digits of references. What stands within a word, such as an address of mail, is none.</summary>
    private static IEnumerable<string> FindNumbers(string text)
    {
        for (int start = 0; (start = text.IndexOf(Sign, start, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            bool isWithinWord = start > 0 && IsPartOfWord(text[start - 1]);
            int from = start += Sign.Length;
            while (start < text.Length && char.IsAsciiDigit(text[start]))
            {
                start++;
            }

            bool goesOn = start < text.Length && IsPartOfWord(text[start]);
            if (!isWithinWord && !goesOn && start > from)
            {
                yield return text[from..start];
            }
        }
    }

    /// <summary>Of words with spaces between them only: in scripts without upper and lower case a reference stands right beside the letters.</summary>
    private static bool IsPartOfWord(char character) =>
        char.IsLower(character) || char.IsUpper(character) || char.IsAsciiDigit(character) || character == '_';

    private static string Describe(int imageCount) => imageCount switch
    {
        0 => "no image is given",
        1 => "only one image is given, @image1",
        _ => string.Create(CultureInfo.InvariantCulture, $"only {imageCount} images are given, @image1 to @image{imageCount}"),
    };
}
