<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">certificat d'urbanisme</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Parcelle <xsl:value-of select="data/subject"/> : opération réalisable, <xsl:value-of select="data/possible"/>.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="data/grounds"/></fo:block>
  </xsl:template>

</xsl:stylesheet>
