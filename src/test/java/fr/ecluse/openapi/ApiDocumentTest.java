package fr.ecluse.openapi;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import java.nio.file.*;

import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class ApiDocumentTest {

	@Autowired
	private Contract contract;

	@Test
	void isWritten() throws Exception {
		Files.write(Path.of("/tmp/contract-openapi.json"), this.contract.written().json());
		assertThat(this.contract.written().json()).isNotEmpty();
	}

}
