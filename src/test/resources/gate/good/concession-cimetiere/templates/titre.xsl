<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">titre de concession</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Il est accordé à la famille <xsl:value-of select="data/subject"/> la concession <xsl:value-of select="data/plot"/>, pour <xsl:value-of select="data/years"/> ans.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Quittance <xsl:value-of select="data/receipt"/>, n° <xsl:value-of select="data/reference"/>.</fo:block>
  </xsl:template>

</xsl:stylesheet>
