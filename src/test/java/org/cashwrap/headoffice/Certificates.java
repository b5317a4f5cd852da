package org.cashwrap.headoffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Keys and certificates, made by the JDK's own keytool when a test needs them.
record Certificates(Path folder) {
    private static final String WORD = "only-a-test";

    /// One of its own making.
    ///
    /// @param start of its days, from today: `-0d`
    Certificates selfMade(String name, String host, String start) {
        run(
                name,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-startdate",
                start,
                "-validity",
                "2",
                "-ext",
                "san=" + host);
        return this;
    }

    Certificates authority(String name) {
        run(
                name,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-ext",
                "bc:c=ca:true",
                "-ext",
                "ku:c=keyCertSign");
        return this;
    }

    /// Has `name` signed by an authority.
    Certificates signed(String name, String authority, String host, String start) {
        var request = folder.resolve(name + ".csr");
        var signed = folder.resolve(name + ".crt");
        run(name, "-certreq", "-alias", name, "-file", request.toString());
        run(
                authority,
                "-gencert",
                "-alias",
                authority,
                "-startdate",
                start,
                "-validity",
                "2",
                "-ext",
                "san=" + host,
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString());
        run(
                name,
                "-importcert",
                "-noprompt",
                "-alias",
                authority,
                "-file",
                pem(authority).toString());
        run(name, "-importcert", "-noprompt", "-alias", name, "-file", signed.toString());
        return this;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void run(String name, String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(args));
        command.addAll(List.of("-keystore", store(name).toString(), "-storepass", WORD));
        try {
            var out = Files.createTempFile(folder, "keytool", ".txt");
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(out));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private KeyStore keys(String name) {
        try (var in = Files.newInputStream(store(name))) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, WORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Its certificate alone, for who is to trust it.
    Path pem(String name) {
        try {
            var der = keys(name).getCertificate(name).getEncoded();
            return Files.writeString(
                    folder.resolve(name + ".pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// For a server that has its key.
    SSLContext server(String name) {
        try {
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(keys(name), WORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
