namespace Flux2Gen;

/// <summary>What somebody who asks for a file is told. The owner is always given it.</summary>
public enum FalAccess
{
    /// <summary>The file.</summary>
    Allow,

    /// <summary>That the file may not be read: status 403.</summary>
    Forbid,

    /// <summary>That there is no such file: status 404.</summary>
    Hide,
}
