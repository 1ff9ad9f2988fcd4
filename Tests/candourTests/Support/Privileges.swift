import Foundation

/// Whether programs can be run without the privileges that let root pass every permission.
enum Unprivileged {
    /// Root gives its privileges up through `setpriv`; anybody else has none.
    static let isPossible: Bool = {
        guard isRoot else { return true }
        // The program itself may lie in a folder that only root may enter.
        return (try? Workdir().run("/bin/sh", ["-c", "\(giveUp) \"$CANDOUR\" --version"]).code) == 0
    }()

    static let isRoot = (try? Workdir().run("/bin/sh", ["-c", "id -u"]).out) == "0\n"

    /// 65534 is nobody, who owns nothing.
    static let giveUp = "exec setpriv --reuid=65534 --regid=65534 --clear-groups"
}

/// Whether a small file system can be mounted for one process and its children alone.
enum SmallDisk {
    static let isPossible: Bool = {
        let script = "mkdir disk && exec unshare -m sh -c 'mount -t tmpfs -o size=64k tmpfs disk'"
        return (try? Workdir().shell(script).code) == 0
    }()
}

extension Workdir {
    /// Runs a shell script without privileges.
    func unprivileged(_ script: String) throws -> Outcome {
        guard Unprivileged.isRoot else { return try shell(script) }
        return try shell("\(Unprivileged.giveUp) sh -c '\(script)'")
    }
}
