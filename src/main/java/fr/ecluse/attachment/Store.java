package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;

/** Where the contents of finished attachments are kept, never whole in memory. */
interface Store {

	Attachment.Place place();

	/**
	 * The content from that byte on.
	 * @throws IOException when the store does not answer, now or while reading
	 */
	InputStream open(Attachment attachment, long from) throws IOException;

}
