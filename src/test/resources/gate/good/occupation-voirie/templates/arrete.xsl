<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">arrêté de circulation</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Le maire autorise <xsl:value-of select="data/applicantName"/> à occuper la voie : <xsl:value-of select="data/place"/>, du <xsl:value-of select="data/firstDay"/> au <xsl:value-of select="data/lastDay"/>.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Arrêté n° <xsl:value-of select="data/orderNumber"/>.</fo:block>
  </xsl:template>

</xsl:stylesheet>
