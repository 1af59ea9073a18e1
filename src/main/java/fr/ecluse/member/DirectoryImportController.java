package fr.ecluse.member;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes directory files, as the body of the call or as a file of a form. */
@RestController
@RequestMapping("/api/v1/members/imports")
class DirectoryImportController {

	private final DirectoryImport directory;

	DirectoryImportController(DirectoryImport directory) {
		this.directory = directory;
	}

	/**
	 * Spreadsheet programs make Windows say that a CSV file is Excel's: the bytes decide.
	 */
	@PostMapping(consumes = { "text/*", "application/csv", "application/vnd.ms-excel",
			MediaType.APPLICATION_OCTET_STREAM_VALUE })
	ImportReport importBody(InputStream body) throws IOException {
		return this.directory.run(bounded(body));
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ImportReport importFile(@RequestPart("file") MultipartFile file) throws IOException {
		try (InputStream content = file.getInputStream()) {
			return this.directory.run(bounded(content));
		}
	}

	@PostMapping
	ImportReport refuse() {
		throw DirectoryText.notText("L'annuaire s'envoie avec l'en-tête « Content-Type: text/csv », "
				+ "ou comme fichier « file » d'un formulaire.");
	}

	private static byte[] bounded(InputStream content) throws IOException {
		byte[] bytes = content.readNBytes(DirectoryText.LARGEST + 1);
		if (bytes.length > DirectoryText.LARGEST) {
			throw DirectoryText.tooLarge();
		}
		return bytes;
	}

}
