package fr.ecluse.typesetting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.apache.fop.apps.io.InternalResourceResolver;
import org.apache.fop.fonts.EmbedFontInfo;
import org.apache.fop.fonts.FontCollection;
import org.apache.fop.render.intermediate.IFContext;
import org.apache.fop.render.intermediate.IFDocumentHandler;
import org.apache.fop.render.intermediate.IFDocumentHandlerConfigurator;
import org.apache.fop.render.pdf.PDFDocumentHandler;
import org.apache.fop.render.pdf.PDFDocumentHandlerMaker;
import org.apache.fop.render.pdf.PDFRendererConfig.PDFRendererConfigParser;
import org.apache.fop.render.pdf.PDFRendererConfigurator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

import org.springframework.core.io.ClassPathResource;

/**
 * FOP with its configuration and its fonts read, for one document at a time. What it
 * keeps from one to the next never shows: a document is the same on a new press.
 */
final class Press {

	private final FopFactory factory;

	private @Nullable PressFonts fonts;

	Press(OwnFonts files) {
		try (InputStream configuration = new ClassPathResource("fop.xml", Press.class).getInputStream()) {
			this.factory = new FopConfParser(configuration,
					EnvironmentalProfileFactory.createRestrictedIO(URI.create("modele:/"), files))
				.getFopFactoryBuilder()
				.build();
		}
		catch (IOException | SAXException ex) {
			throw new IllegalStateException(ex);
		}
		Drawings.register(this.factory.getImageManager().getRegistry());
		this.factory.getRendererFactory().addDocumentHandlerMaker(new HandlerMaker());
	}

	/** Takes formatting objects and writes them as PDF. */
	ContentHandler start(Consumer<FOUserAgent> settings, OutputStream pdf) throws FOPException {
		FOUserAgent agent = this.factory.newFOUserAgent();
		settings.accept(agent);
		return agent.newFop(MimeConstants.MIME_PDF, pdf).getDefaultHandler();
	}

	/** After a document. */
	void clear() throws IOException {
		if (this.fonts != null) {
			this.fonts.learn();
		}
	}

	private final class HandlerMaker extends PDFDocumentHandlerMaker {

		@Override
		public IFDocumentHandler makeIFDocumentHandler(IFContext context) {
			PDFDocumentHandler handler = new Handler(context);
			context.getUserAgent().setStructureTreeEventHandler(handler.getStructureTreeEventHandler());
			return handler;
		}

	}

	private final class Handler extends PDFDocumentHandler {

		private Handler(IFContext context) {
			super(context);
		}

		@Override
		public IFDocumentHandlerConfigurator getConfigurator() {
			return new Configurator(getUserAgent());
		}

	}

	private final class Configurator extends PDFRendererConfigurator {

		private Configurator(FOUserAgent agent) {
			super(agent, new PDFRendererConfigParser());
		}

		@Override
		protected FontCollection getCustomFontCollection(InternalResourceResolver resources, String type)
				throws FOPException {
			return (Press.this.fonts != null) ? Press.this.fonts : super.getCustomFontCollection(resources, type);
		}

		@Override
		protected FontCollection createCollectionFromFontList(InternalResourceResolver resources,
				List<EmbedFontInfo> declared) {
			PressFonts made = new PressFonts(declared, this.userAgent.isComplexScriptFeaturesEnabled(), resources);
			Press.this.fonts = made;
			return made;
		}

	}

}
