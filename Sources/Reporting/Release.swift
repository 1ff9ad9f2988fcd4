/// The release of Candour, which is part of every edition.
public enum Release {
    public static let name = "0.1.0"
}
